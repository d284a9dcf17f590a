/** A queue and what it was told; times are in milliseconds. */
export type Queue = {
  readonly name: string;
  readonly arn: string;
  readonly createdAt: number;
  /** The attributes that were set, as the API names and writes them. */
  readonly attributes: Readonly<Record<string, string>>;
};

type MessageAttribute = {
  readonly DataType?: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
};

export type Message = {
  readonly id: string;
  readonly queue: string;
  /** Where the message stands among the others of its queue. */
  readonly serial: number;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly sentAt: number;
  readonly visibleAt: number;
  readonly receiveCount: number;
  readonly firstReceivedAt?: number;
  /** What the last receiver deletes it by. */
  readonly receipt?: string;
};
