import type { S3Call } from "../s3-call.ts";
import { invalidArgument } from "../s3-errors.ts";

const MOST_PARTS = 10_000;

/** The number of the part that a request uploads. */
export const partNumber = ({ query }: S3Call): number => {
  const text = query.get("partNumber") ?? "";
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number < 1 || number > MOST_PARTS)
    throw invalidArgument(`Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`, {
      ArgumentName: "partNumber",
      ArgumentValue: text,
    });
  return number;
};
