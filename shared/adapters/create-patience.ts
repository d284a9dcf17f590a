import { rateLimited } from "../domain/errors.ts";
import { githubRetryAt } from "./github-retry-at.ts";
import { githubStatusOf } from "./github-status-of.ts";

export type Clock = {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 up to 1. */
  readonly random: () => number;
};

/** A request that may be sent several times; `attempt` counts from 0. */
export type Sending<T> = {
  readonly what: string;
  readonly allowance: string;
  /** Whether doing it twice does what doing it once does. */
  readonly isRepeatable: boolean;
  /** Whether what was refused as unauthorized may pass when it is authorized anew. */
  readonly isRenewable: boolean;
  readonly send: (renew: boolean) => Promise<T>;
};

// Beyond this the event's own retry is cheaper than a function that waits.
const BUDGET_MILLISECONDS = 5_000;
const FAILURES = 2;
const FIRST_PAUSE_MILLISECONDS = 200;

/** Sends requests to GitHub as patiently as is worth while: obeys its limits, and tries again what failed by chance. */
export const createPatience = ({ now, wait, random }: Clock) => {
  const blocked = new Map<string, number>();

  const waitUntil = async (time: number, deadline: number, what: string): Promise<void> => {
    if (time > deadline) throw rateLimited(what, new Date(time).toISOString());
    await wait(Math.max(0, time - now()));
  };

  return async <T>({ what, allowance, isRepeatable, isRenewable, send }: Sending<T>): Promise<T> => {
    const deadline = now() + BUDGET_MILLISECONDS;
    let failures = 0;
    let isRefused = false;
    for (;;) {
      // Who goes on asking while GitHub says no is banned in the end.
      await waitUntil(blocked.get(allowance) ?? 0, deadline, what);
      try {
        return await send(isRefused);
      } catch (error) {
        const status = githubStatusOf(error);
        const retryAt = status === undefined ? undefined : githubRetryAt(error as never, now());
        if (retryAt !== undefined) blocked.set(allowance, retryAt);
        else if (status === 401 && isRenewable && !isRefused) isRefused = true;
        else {
          const pause = FIRST_PAUSE_MILLISECONDS * 2 ** failures * (0.5 + random());
          const isWorthWhile =
            isRepeatable && (status ?? 0) >= 500 && failures < FAILURES && now() + pause < deadline;
          if (!isWorthWhile) throw error;
          failures += 1;
          await wait(pause);
        }
      }
    }
  };
};
