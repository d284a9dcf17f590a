/** A message that was taken from a queue and is hidden from others for a while. */
export type TakenMessage = {
  readonly id: string;
  readonly receipt: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly sentAt: string;
};

/** A queue of what could not be handled, and the functions that are to have it. */
export type DeadLetters = {
  /** Takes so many messages at most, ten being the most; none where the queue has no others. */
  take(most: number): Promise<readonly TakenMessage[]>;
  /** Lets anybody take a message again at once. */
  release(message: TakenMessage): Promise<void>;
  delete(message: TakenMessage): Promise<void>;
  /** Has a function called; resolves once that is sure to happen. */
  send(functionName: string, payload: string): Promise<void>;
};
