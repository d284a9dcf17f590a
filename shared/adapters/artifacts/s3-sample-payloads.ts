import { GetObjectCommand, type S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { SamplePayload, SamplePayloads } from "../../ports/sample-payloads.ts";
import { firstFile } from "./first-file.ts";
import { s3Place } from "./s3-place.ts";

// What an endpoint takes as a request; nothing larger can be a sample of one.
const MOST_BYTES = 6 * 1024 ** 2;

const unreadable = (reason: string): SamplePayload => ({ kind: "unreadable", reason });

const unpack = async (uri: string, bytes: Uint8Array): Promise<SamplePayload> => {
  if (!/\.(tar\.gz|tgz)$/.test(uri)) return { kind: "payload", body: bytes };
  try {
    const body = await firstFile(bytes, MOST_BYTES);
    return body ? { kind: "payload", body } : unreadable("the archive holds no file");
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
};

/** Sample payloads in S3. */
export const createS3SamplePayloads = (client: S3Client): SamplePayloads => ({
  read: async (uri) => {
    const { bucket, key } = s3Place(uri);
    try {
      const { Body, ContentLength = 0 } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key }),
      );
      if (ContentLength > MOST_BYTES) {
        (Body as { destroy?: () => void } | undefined)?.destroy?.();
        return unreadable(`it is larger than ${MOST_BYTES} bytes`);
      }
      return await unpack(uri, (await Body?.transformToByteArray()) ?? new Uint8Array());
    } catch (error) {
      // Missing, or not ours to read: its author can mend both. Anything else passes by itself.
      if (!(error instanceof S3ServiceException) || error.$fault !== "client") throw error;
      return unreadable(`${error.name}: ${error.message}`);
    }
  },
});
