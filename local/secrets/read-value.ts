import { AwsError } from "../gateway/aws-error.ts";
import type { SecretValue } from "./secret.ts";

const LARGEST = 65_536;

/** The value that a request carries, if any; refuses two at once, and more than a secret can hold. */
export const readValue = ({ SecretString, SecretBinary }: SecretValue): SecretValue | undefined => {
  if (SecretString !== undefined && SecretBinary !== undefined)
    throw new AwsError(
      "InvalidParameterException",
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  const value = SecretString ?? SecretBinary;
  if (value === undefined) return undefined;
  if (Buffer.byteLength(value, SecretString === undefined ? "base64" : "utf8") > LARGEST)
    throw new AwsError("ValidationException", `a secret value can have ${LARGEST} bytes at most`);
  return SecretString === undefined ? { SecretBinary: value } : { SecretString: value };
};
