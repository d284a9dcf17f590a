import { entityTooSmall, invalidPart, invalidPartOrder, invalidRequest, malformedXml } from "../s3-errors.ts";
import type { StoredPart, StoredUpload } from "../storage/stored-upload.ts";
import { childText } from "../xml/child-text.ts";
import { childrenNamed } from "../xml/children-named.ts";
import type { XmlElement } from "../xml/parse-xml.ts";

const SMALLEST_PART = 5 * 1024 ** 2;

type Named = { readonly number: number; readonly etag: string; readonly element: XmlElement };

const namedPart = (element: XmlElement): Named => {
  const number = Number(childText(element, "PartNumber") ?? Number.NaN);
  const etag = childText(element, "ETag")
    ?.trim()
    .replace(/^"(.*)"$/, "$1");
  if (!Number.isInteger(number) || etag === undefined) throw malformedXml();
  return { number, etag, element };
};

const checkOrder = (named: readonly Named[]): void => {
  if (named.some(({ number }, at) => at > 0 && number <= (named[at - 1]?.number ?? 0)))
    throw invalidPartOrder();
};

const checkChecksum = ({ number, element }: Named, part: StoredPart, upload: StoredUpload): void => {
  const { algorithm, type } = upload.checksum;
  const given = childText(element, `Checksum${algorithm}`);
  if (given === undefined && type === "COMPOSITE")
    throw invalidRequest(
      `The upload was created using a ${algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
    );
  if (given !== undefined && given !== part.checksum.value) throw invalidPart({ PartNumber: number });
};

const checkSizes = (parts: readonly StoredPart[]): void => {
  const small = parts.slice(0, -1).find(({ size }) => size < SMALLEST_PART);
  if (small)
    throw entityTooSmall({
      ProposedSize: small.size,
      MinSizeAllowed: SMALLEST_PART,
      PartNumber: small.number,
      ETag: small.etag,
    });
};

/** The uploaded parts that a completion names, checked as S3 does. */
export const chooseParts = (
  request: XmlElement | undefined,
  upload: StoredUpload,
  uploaded: readonly StoredPart[],
): readonly StoredPart[] => {
  const named =
    request?.name === "CompleteMultipartUpload" ? childrenNamed(request, "Part").map(namedPart) : [];
  if (named.length === 0) throw malformedXml();
  checkOrder(named);
  const byNumber = new Map(uploaded.map((part) => [part.number, part]));
  const chosen = named.map((each) => {
    const part = byNumber.get(each.number);
    if (part?.etag !== each.etag) throw invalidPart({ PartNumber: each.number, ETag: each.etag });
    checkChecksum(each, part, upload);
    return part;
  });
  checkSizes(chosen);
  return chosen;
};
