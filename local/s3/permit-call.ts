import { AwsError } from "../gateway/aws-error.ts";
import type { Need } from "../identity/need.ts";
import { s3Needs } from "../identity/needs/s3-needs.ts";
import type { S3Call } from "./s3-call.ts";
import { accessDenied } from "./s3-errors.ts";

/** Refuses a caller who lacks what a request needs. */
export type Permit = (caller: string | undefined, needs: () => readonly Need[]) => void;

/** S3 has a code of its own for what other services call AccessDeniedException. */
const inOwnWords = (check: () => void): void => {
  try {
    check();
  } catch (error) {
    throw error instanceof AwsError ? accessDenied(error.message) : error;
  }
};

const bucketOf = ({ resource }: Need): string => resource.split("/")[0] ?? "";

/** Lets a call be made that its caller's role allows; who may not list a bucket is not told either what it lacks. */
export const permitCall = async <T>(
  call: S3Call,
  { permit, caller }: { readonly permit: Permit; readonly caller: string | undefined },
  operate: () => Promise<T> | T,
): Promise<T> => {
  inOwnWords(() => permit(caller, () => s3Needs(call)));
  try {
    return await operate();
  } catch (error) {
    const isMissing = error instanceof AwsError && error.code === "NoSuchKey";
    const listing = (): readonly Need[] =>
      s3Needs(call)
        .filter(({ action }) => action === "s3:GetObject")
        .map((need) => ({ action: "s3:ListBucket", resource: bucketOf(need) }));
    if (isMissing) inOwnWords(() => permit(caller, listing));
    throw error;
  }
};
