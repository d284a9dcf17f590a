type Allowance = {
  readonly limit: number;
  readonly remaining: number;
  readonly used: number;
  /** Seconds since the epoch. */
  readonly reset: number;
};

/** Counts each token's requests within an hour. */
export type RateLimit = {
  look(token: string): Allowance;
  /** False when the hour's requests are used up. */
  take(token: string): boolean;
  /** An answer that said "not modified" costs nothing. */
  giveBack(token: string): void;
};

const HOUR_SECONDS = 3600;

export const createRateLimit = (limit: number, now: () => number): RateLimit => {
  const hours = new Map<string, { used: number; reset: number }>();

  const hourOf = (token: string): { used: number; reset: number } => {
    const seconds = Math.floor(now() / 1000);
    const known = hours.get(token);
    if (known && known.reset > seconds) return known;
    const fresh = { used: 0, reset: seconds + HOUR_SECONDS };
    hours.set(token, fresh);
    return fresh;
  };

  return {
    look: (token) => {
      const { used, reset } = hourOf(token);
      return { limit, used, remaining: limit - used, reset };
    },
    take: (token) => {
      const hour = hourOf(token);
      if (hour.used >= limit) return false;
      hour.used += 1;
      return true;
    },
    giveBack: (token) => {
      const hour = hourOf(token);
      hour.used = Math.max(0, hour.used - 1);
    },
  };
};
