import type { DeadLetter } from "../../domain/dead-letter.ts";
import type { TakenMessage } from "../../ports/dead-letters.ts";

type Fields = Readonly<Record<string, unknown>>;

const LONGEST_ERROR = 200;
const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]+:\d+:function:([^:]+)/;
// A name goes on after the stage's, and a stage's name may begin as another's does.
const OWN_NAME = /^[a-z]+$/i;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? { ...value } : {};
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

/** What a terminal may show: what failed may have been made by anybody. */
const shown = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return line.length > LONGEST_ERROR ? `${line.slice(0, LONGEST_ERROR)}…` : line;
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** What Lambda says of an event whose attempts all failed: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const fromDestination = (record: Fields) => {
  const { functionArn, condition } = fieldsOf(record.requestContext);
  const { errorType, errorMessage } = fieldsOf(record.responsePayload);
  const words = [errorType, errorMessage].map(textOf).filter((word) => word !== "");
  return {
    arn: textOf(functionArn),
    payload: record.requestPayload,
    error: words.join(": ") || textOf(condition),
  };
};

/** What EventBridge says of an event that a target did not take: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
const fromRule = (event: unknown, attributes: TakenMessage["attributes"]) => {
  const { TARGET_ARN = "", ERROR_CODE, ERROR_MESSAGE, EXHAUSTED_RETRY_CONDITION } = attributes;
  const words = [ERROR_CODE, ERROR_MESSAGE ?? EXHAUSTED_RETRY_CONDITION];
  return { arn: TARGET_ARN, payload: event, error: words.filter((word) => word !== undefined).join(": ") };
};

/** Reads what lies in a queue of dead letters, as an event of one of the installation's functions or as nothing that is known. */
export const readDeadLetter = (
  { body, attributes, sentAt }: TakenMessage,
  installation: string,
): DeadLetter | undefined => {
  const content = parse(body);
  const isRule = attributes.TARGET_ARN !== undefined;
  const { arn, payload, error } = isRule ? fromRule(content, attributes) : fromDestination(fieldsOf(content));
  const [, name = ""] = FUNCTION_ARN.exec(arn) ?? [];
  const own = name.slice(installation.length + 1);
  if (payload === undefined || !name.startsWith(`${installation}-`) || !OWN_NAME.test(own)) return undefined;
  const event = shown(textOf(fieldsOf(payload)["detail-type"]));
  return { function: own, event, at: sentAt, error: shown(error), payload: JSON.stringify(payload) };
};
