import type { S3Call } from "../s3-call.ts";
import { parseXml, type XmlElement } from "../xml/parse-xml.ts";
import { receiveBody } from "./receive-body.ts";

// A thousand keys of 1024 bytes, each byte written as a character reference, still fit.
const LIMIT = 16 * 1024 ** 2;

/** Reads a request's XML, checked as any body is; undefined where there is no body. */
export const readXmlBody = async (call: S3Call): Promise<XmlElement | undefined> => {
  const chunks: Uint8Array[] = [];
  await receiveBody(call, {
    limit: LIMIT,
    append: async (chunk) => {
      chunks.push(chunk);
    },
  });
  return chunks.length === 0 ? undefined : parseXml(Buffer.concat(chunks).toString("utf8"));
};
