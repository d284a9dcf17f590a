import type { IncomingHttpHeaders } from "node:http";
import { AwsError } from "../../gateway/aws-error.ts";
import type { Invocation } from "./instance.ts";

export type InvocationHead = Omit<Invocation, "body"> & {
  readonly targetVariant: string | undefined;
};

type Constraint = { readonly member: string; readonly maxLength: number; readonly pattern: RegExp };

const prefix = "x-amzn-sagemaker-";

/** What InvokeEndpoint's own API model says of its members. */
const constraints: Readonly<Record<string, Constraint>> = {
  [`${prefix}target-model`]: {
    member: "targetModel",
    maxLength: 1024,
    pattern: /^\S[\x20-\x7e\u00a0-\uffff]*$/u,
  },
  [`${prefix}target-variant`]: {
    member: "targetVariant",
    maxLength: 63,
    pattern: /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/,
  },
  [`${prefix}inference-id`]: {
    member: "inferenceId",
    maxLength: 64,
    pattern: /^\S[\x20-\x7e\u00a0-\uffff]*$/u,
  },
  [`${prefix}custom-attributes`]: { member: "customAttributes", maxLength: 1024, pattern: /^[\x20-\x7e]*$/ },
  [`${prefix}session-id`]: { member: "sessionId", maxLength: 256, pattern: /^[\x20-\x7e]+$/ },
  "content-type": { member: "contentType", maxLength: 1024, pattern: /^[\x20-\x7e\u00a0-\uffff]*$/u },
  accept: { member: "accept", maxLength: 1024, pattern: /^[\x20-\x7e\u00a0-\uffff]*$/u },
};

const refuse = (value: string, member: string, constraint: string): AwsError =>
  new AwsError(
    "ValidationError",
    `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`,
  );

const check = (name: string, value: string): string => {
  const { member = "", maxLength = 0, pattern = /$/ } = constraints[name] ?? {};
  if (value.length > maxLength)
    throw refuse(value, member, `Member must have length less than or equal to ${maxLength}`);
  if (!pattern.test(value))
    throw refuse(value, member, `Member must satisfy regular expression pattern: ${pattern.source}`);
  return value;
};

/** A key in S3 may hold any segment; one that other programs read as a way out of the prefix is no model's name. */
const checkTarget = (target: string | undefined): string | undefined => {
  if (target?.split(/[/\\]/).some((segment) => segment === ".." || segment === ".")) {
    throw refuse(target, "targetModel", "Member must name an object under the endpoint's model data prefix");
  }
  return target;
};

/** Reads what an InvokeEndpoint request asks for; refuses what the API's constraints forbid. */
export const readInvocation = (headers: IncomingHttpHeaders): InvocationHead => {
  const sent = Object.keys(constraints).flatMap((name) => {
    const value = headers[name];
    return typeof value === "string" ? [[name, check(name, value)] as const] : [];
  });
  const passed = Object.fromEntries(sent);
  return {
    targetModel: checkTarget(passed[`${prefix}target-model`]),
    targetVariant: passed[`${prefix}target-variant`],
    headers: passed,
  };
};
