import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from "jose";
import { KeysUnavailable } from "./keys-unavailable.ts";

export type KeySetOptions = {
  readonly fetch: () => Promise<JSONWebKeySet>;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

const FRESH_MILLISECONDS = 600_000;
// Keys that cannot be fetched again count for as long as an issuer's fault may last.
const STALE_MILLISECONDS = 3_600_000;
// Anybody can make up an unknown kid, so it asks the issuer at most this often.
const PAUSE_MILLISECONDS = 30_000;
const PAUSE_AFTER_FAILURE_MILLISECONDS = 5000;

type Known = { readonly choose: JWTVerifyGetKey; readonly at: number };

/** One issuer's keys, by the kid and algorithm of a token; fetched when they are old or do not know a kid, within bounds. */
export const createKeySet = ({ fetch, now }: KeySetOptions): JWTVerifyGetKey => {
  let known: Known | undefined;
  let pending: Promise<void> | undefined;
  let notBefore = 0;

  const refresh = async (): Promise<void> => {
    const at = now();
    notBefore = at + PAUSE_AFTER_FAILURE_MILLISECONDS;
    try {
      known = { choose: createLocalJWKSet(await fetch()), at };
      notBefore = at + PAUSE_MILLISECONDS;
    } catch (error) {
      if (known === undefined || now() - known.at > STALE_MILLISECONDS)
        throw new KeysUnavailable("an issuer's keys cannot be fetched", { cause: error });
    }
  };

  const refreshOnce = (): Promise<void> => {
    pending ??= refresh().finally(() => {
      pending = undefined;
    });
    return pending;
  };

  const mayAsk = (): boolean => pending !== undefined || now() >= notBefore;

  const current = async (): Promise<Known> => {
    const age = known === undefined ? Infinity : now() - known.at;
    if (age > FRESH_MILLISECONDS && mayAsk()) await refreshOnce();
    if (known === undefined || now() - known.at > STALE_MILLISECONDS)
      throw new KeysUnavailable("an issuer's keys could not be fetched lately");
    return known;
  };

  return async (header, token) => {
    const { choose } = await current();
    try {
      return await choose(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || !mayAsk()) throw error;
      await refreshOnce();
      return (await current()).choose(header, token);
    }
  };
};
