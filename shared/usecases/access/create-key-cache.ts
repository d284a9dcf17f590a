import type { ApiKey } from "../../domain/access/api-key.ts";
import type { KeyReader } from "../../ports/key-store.ts";
import { before } from "../inference/before.ts";

export type KeyCacheOptions = {
  /** How long a key is believed to be as it was read: a revocation is seen after that. */
  readonly ttlMilliseconds: number;
  /** A key that is not there is asked for again sooner: it may just have been made. */
  readonly missingTtlMilliseconds: number;
  /** How long a key counts that cannot be read again. */
  readonly staleMilliseconds: number;
  /** How long after a failed read nothing is asked. */
  readonly retryMilliseconds: number;
  /** How long a read is waited for by those who can go on with what is believed. */
  readonly patienceMilliseconds: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
};

type Entry = { readonly key: ApiKey | undefined; readonly readAt: number; readonly until: number };

// Bounds what somebody who makes ids up can make us keep.
const MOST = 10_000;

export type KeyLookup = KeyReader & {
  /** Reads a key again that was not read just now: it may have got a new secret since. */
  again(id: string): Promise<ApiKey | undefined>;
};

/** Remembers keys for a while; simultaneous questions about one key are one read. */
export const createKeyCache = (keys: KeyReader, options: KeyCacheOptions): KeyLookup => {
  const { ttlMilliseconds, missingTtlMilliseconds, staleMilliseconds, retryMilliseconds } = options;
  const { patienceMilliseconds, now } = options;
  const entries = new Map<string, Entry>();
  const pending = new Map<string, Promise<ApiKey | undefined>>();

  const remember = (id: string, entry: Entry): ApiKey | undefined => {
    entries.delete(id);
    const [oldest] = entries.keys();
    if (entries.size >= MOST && oldest !== undefined) entries.delete(oldest);
    entries.set(id, entry);
    return entry.key;
  };

  const read = async (id: string): Promise<ApiKey | undefined> => {
    // Counted from before the read: what is written meanwhile may be missed.
    const readAt = now();
    const key = await keys.get(id);
    const until = readAt + (key === undefined ? missingTtlMilliseconds : ttlMilliseconds);
    return remember(id, { key, readAt, until });
  };

  const readOnce = (id: string): Promise<ApiKey | undefined> => {
    const asked = pending.get(id);
    if (asked !== undefined) return asked;
    const asking = read(id).finally(() => pending.delete(id));
    pending.set(id, asking);
    return asking;
  };

  // A clock that was set back makes nothing young again.
  const isWithin = ({ readAt }: Entry, until: number): boolean => now() >= readAt && now() < until;

  /** A key that counts on although it cannot be read, unless it is too old for that. */
  const believed = (id: string): Entry | undefined => {
    const entry = entries.get(id);
    const isKnown = entry?.key !== undefined && isWithin(entry, entry.readAt + staleMilliseconds);
    return isKnown ? entry : undefined;
  };

  const readOrBelieve = async (id: string): Promise<ApiKey | undefined> => {
    const reading = readOnce(id);
    try {
      return await (believed(id) ? before(reading, AbortSignal.timeout(patienceMilliseconds)) : reading);
    } catch (error) {
      const entry = believed(id);
      if (entry === undefined) throw error;
      return remember(id, { ...entry, until: now() + retryMilliseconds });
    }
  };

  return {
    get: async (id) => {
      const entry = entries.get(id);
      return entry !== undefined && isWithin(entry, entry.until) ? entry.key : readOrBelieve(id);
    },
    again: async (id) => {
      const entry = entries.get(id);
      const isRecent = entry !== undefined && isWithin(entry, entry.readAt + missingTtlMilliseconds);
      return isRecent ? entry.key : readOrBelieve(id);
    },
  };
};
