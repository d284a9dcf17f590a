import { setTimeout as delay } from "node:timers/promises";

/** One request as its caller saw it; times in epoch milliseconds. */
export type Seen = {
  readonly sentAt: number;
  readonly answeredAt: number;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
};

export type Load = {
  /** Everything that was answered so far. */
  readonly seen: readonly Seen[];
  /** Resolves when the requests that are now under way are answered. */
  answered(): Promise<void>;
  /** Resolves when the requests under way are answered. */
  stop(): Promise<void>;
};

type Options = {
  readonly connections: number;
  /** Milliseconds between an answer and the next request of its connection. */
  readonly pause: number;
  readonly send: () => Promise<Response>;
};

const ask = async (send: Options["send"]): Promise<Seen> => {
  const sentAt = Date.now();
  try {
    const response = await send();
    const text = await response.text();
    const headers = Object.fromEntries(response.headers);
    return { sentAt, answeredAt: Date.now(), status: response.status, headers, text };
  } catch (error) {
    return { sentAt, answeredAt: Date.now(), headers: {}, text: String(error) };
  }
};

/** Asks again and again over so many connections at once, until it is stopped. */
export const startLoad = ({ connections, pause, send }: Options): Load => {
  const seen: Seen[] = [];
  const underWay = new Set<Promise<Seen>>();
  let isStopped = false;
  const connect = async (): Promise<void> => {
    while (!isStopped) {
      const asking = ask(send);
      underWay.add(asking);
      seen.push(await asking);
      underWay.delete(asking);
      await delay(pause);
    }
  };
  const running = Promise.all(Array.from({ length: connections }, connect));
  return {
    seen,
    answered: async () => {
      await Promise.all(underWay);
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
};
