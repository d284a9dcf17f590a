import { md5 } from "./md5.ts";
import type { Message } from "./queue.ts";

export type Wanted = {
  readonly AttributeNames?: readonly string[];
  readonly MessageSystemAttributeNames?: readonly string[];
  readonly MessageAttributeNames?: readonly string[];
};

const isWanted = (name: string, names: readonly string[]): boolean =>
  names.some(
    (wanted) =>
      wanted === name ||
      wanted === "All" ||
      wanted === ".*" ||
      (wanted.endsWith(".*") && name.startsWith(wanted.slice(0, -2))),
  );

const pick = <Value>(
  values: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> | undefined => {
  const picked = Object.entries(values).filter(([name]) => isWanted(name, names));
  return picked.length > 0 ? Object.fromEntries(picked) : undefined;
};

/** A message as its receiver gets it, with the attributes that were asked for. */
export const messageView = (message: Message, wanted: Wanted): object => {
  const { AttributeNames = [], MessageSystemAttributeNames = [], MessageAttributeNames = [] } = wanted;
  const system = {
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
  };
  const Attributes = pick(system, [...AttributeNames, ...MessageSystemAttributeNames]);
  const MessageAttributes = pick(message.attributes, MessageAttributeNames);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receipt,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Attributes && { Attributes }),
    ...(MessageAttributes && { MessageAttributes }),
  };
};
