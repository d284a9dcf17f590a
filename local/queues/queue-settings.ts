import type { Queue } from "./queue.ts";
import { queueError } from "./queue-error.ts";

type Setting = { readonly least: number; readonly most: number; readonly otherwise: number };

const SETTINGS: Readonly<Record<string, Setting>> = {
  DelaySeconds: { least: 0, most: 900, otherwise: 0 },
  MaximumMessageSize: { least: 1024, most: 1_048_576, otherwise: 1_048_576 },
  MessageRetentionPeriod: { least: 60, most: 1_209_600, otherwise: 345_600 },
  ReceiveMessageWaitTimeSeconds: { least: 0, most: 20, otherwise: 0 },
  VisibilityTimeout: { least: 0, most: 43_200, otherwise: 30 },
};
// Kept and told, but of no effect: nobody is denied anything here, and nothing is encrypted.
const REMEMBERED = ["Policy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled"];

export type Settings = {
  readonly DelaySeconds: number;
  readonly MaximumMessageSize: number;
  readonly MessageRetentionPeriod: number;
  readonly ReceiveMessageWaitTimeSeconds: number;
  readonly VisibilityTimeout: number;
};

/** The settings of a queue, those that it was told and those that SQS assumes. */
export const settingsOf = ({ attributes }: Queue): Settings =>
  Object.fromEntries(
    Object.entries(SETTINGS).map(([name, { otherwise }]) => [name, Number(attributes[name] ?? otherwise)]),
  ) as Settings;

/** Refuses attributes that SQS does not know or could not take. */
export const checkSettings = (
  attributes: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> => {
  for (const [name, value] of Object.entries(attributes)) {
    const setting = SETTINGS[name];
    if (!setting && !REMEMBERED.includes(name))
      throw queueError("InvalidAttributeName", `Unknown Attribute ${name}.`);
    const isNumber = typeof value === "string" && /^\d+$/.test(value);
    if (setting && !(isNumber && Number(value) >= setting.least && Number(value) <= setting.most))
      throw queueError("InvalidAttributeValue", `Invalid value for the parameter ${name}: ${value}.`);
  }
  return attributes as Readonly<Record<string, string>>;
};
