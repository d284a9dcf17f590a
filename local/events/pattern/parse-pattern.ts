import { AwsError } from "../../gateway/aws-error.ts";
import { checkMatcher } from "./check-matcher.ts";
import type { Pattern } from "./pattern.ts";

// The API's own limit on the text of a pattern.
const LONGEST = 4096;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const faultInAlternatives = (value: unknown, path: string): string | undefined => {
  if (!Array.isArray(value) || value.length < 2 || !value.every(isObject))
    return `${path} must be a list of two or more patterns`;
  return value.map((one, index) => faultIn(one, `${path}[${index}]`)).find((fault) => fault !== undefined);
};

const faultInField = (name: string, value: unknown, path: string): string | undefined => {
  if (name === "$or") return faultInAlternatives(value, path);
  if (isObject(value)) return faultIn(value, path);
  if (!Array.isArray(value)) return `${path} must be an object or an array`;
  if (value.length === 0) return `${path} must not be an empty array`;
  const reason = value.map(checkMatcher).find((found) => found !== undefined);
  return reason && `${path} ${reason}`;
};

const faultIn = (pattern: Readonly<Record<string, unknown>>, path: string): string | undefined => {
  const fields = Object.entries(pattern);
  if (fields.length === 0) return `${path} must not be empty`;
  return fields
    .map(([name, value]) => faultInField(name, value, `${path}.${name}`))
    .find((fault) => fault !== undefined);
};

const refuse = (reason: string): never => {
  throw new AwsError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`);
};

/** Reads the text of an event pattern; refuses what EventBridge could not use, naming the place. */
export const parsePattern = (text: string): Pattern => {
  if (text.length > LONGEST) refuse(`it is longer than ${LONGEST} characters`);
  let pattern: unknown;
  try {
    pattern = JSON.parse(text);
  } catch (error) {
    refuse(error instanceof Error ? error.message : String(error));
  }
  if (!isObject(pattern)) return refuse("Filter is not an object");
  const fault = faultIn(pattern, "$");
  if (fault) refuse(fault);
  return pattern as Pattern;
};
