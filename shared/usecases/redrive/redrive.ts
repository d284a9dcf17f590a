import type { DeadLetter } from "../../domain/dead-letter.ts";
import type { DeadLetters, TakenMessage } from "../../ports/dead-letters.ts";
import { readDeadLetter } from "./read-dead-letter.ts";

export type RedriveRequest = {
  readonly letters: DeadLetters;
  /** What the names of the functions begin with. */
  readonly installation: string;
  /** How many messages are looked at. */
  readonly most: number;
  /** Whether functions are to have their events; otherwise everything stays as it is. */
  readonly isSending: boolean;
};

export type Redriven = {
  readonly found: readonly DeadLetter[];
  readonly sent: number;
  /** Messages that are no event of the installation's functions, by their ids. */
  readonly unknown: readonly string[];
  /** Why events were not taken, as often as that was so. */
  readonly refused: readonly string[];
  /** Whether there may be more than was looked at. */
  readonly isMore: boolean;
};

// What SQS gives at once.
const PAGE = 10;

/** Messages one by one, each once, until there are no others or so many as are wanted. */
const takeEach = async function* ({ letters, most }: RedriveRequest, held: TakenMessage[]) {
  const seen = new Set<string>();
  while (seen.size < most) {
    const taken = await letters.take(Math.min(PAGE, most - seen.size));
    held.push(...taken);
    const fresh = taken.filter(({ id }) => !seen.has(id));
    // What is seen again was hidden for too short a time: everything has been looked at.
    if (fresh.length === 0) return;
    for (const message of fresh) {
      seen.add(message.id);
      yield message;
    }
  }
};

/**
 * Hands the events that could not be handled to their functions again, and takes each from the queue once that is done.
 * Whoever is killed in between hands one out twice, never none.
 */
export const redrive = async (request: RedriveRequest): Promise<Redriven> => {
  const { letters, installation, most, isSending } = request;
  const held: TakenMessage[] = [];
  const [found, unknown, refused, deleted]: [DeadLetter[], string[], string[], Set<string>] = [
    [],
    [],
    [],
    new Set(),
  ];
  const resend = async (message: TakenMessage, letter: DeadLetter): Promise<void> => {
    try {
      await letters.send(`${installation}-${letter.function}`, letter.payload);
    } catch (error) {
      refused.push(`${letter.function}: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    await letters.delete(message);
    deleted.add(message.id);
  };

  try {
    for await (const message of takeEach(request, held)) {
      const letter = readDeadLetter(message, installation);
      if (letter === undefined) {
        unknown.push(message.id);
        continue;
      }
      found.push(letter);
      if (isSending) await resend(message, letter);
    }
  } finally {
    for (const message of held) if (!deleted.has(message.id)) await letters.release(message);
  }
  const isMore = found.length + unknown.length >= most;
  return { found, sent: deleted.size, unknown, refused, isMore };
};
