import type { S3Call } from "../s3-call.ts";
import { invalidArgument } from "../s3-errors.ts";

const LARGEST_PAGE = 1000;

/** How many entries a request wants at most; S3 never gives more than a thousand. */
export const pageSize = ({ query }: S3Call, name: string): number => {
  const text = query.get(name);
  if (text === null || text === "") return LARGEST_PAGE;
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2 ** 31 - 1)
    throw invalidArgument(`Provided ${name} not an integer or within integer range`, {
      ArgumentName: name,
      ArgumentValue: text,
    });
  return Math.min(Number(text), LARGEST_PAGE);
};
