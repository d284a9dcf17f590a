import { randomBytes } from "node:crypto";
import type { AccessPolicy } from "../../shared/domain/access/access-policy.ts";
import type { RateBuckets } from "../../shared/ports/rate-buckets.ts";
import type { Tokens } from "../../shared/ports/tokens.ts";
import type { AccessRequest } from "../../shared/usecases/access/access.ts";
import { createAccess } from "../../shared/usecases/access/create-access.ts";
import { createKey, type KeyRequest } from "../../shared/usecases/access/create-key.ts";
import type { KeyLookup } from "../../shared/usecases/access/create-key-cache.ts";
import { createRateLimiter } from "../../shared/usecases/access/create-rate-limiter.ts";
import { createInMemoryKeyStore } from "../fakes/in-memory-key-store.ts";
import { silentLog } from "../fakes/silent-log.ts";

export const NOW = Date.parse("2026-01-01T00:00:00.000Z");

export type AccessOptions = {
  readonly policy?: AccessPolicy;
  readonly tokens?: Tokens;
  readonly buckets?: RateBuckets;
  readonly reader?: KeyLookup;
};

/** An access over keys in memory, and somebody to ask it. */
export const anAccess = ({ policy, tokens, buckets, reader }: AccessOptions = {}) => {
  const keys = createInMemoryKeyStore();
  const access = createAccess({
    policy,
    keys: reader ?? { get: keys.get, again: keys.get },
    tokens: tokens ?? { verify: async () => ({ kind: "worthless" }) },
    limiter: createRateLimiter(
      buckets ?? { take: async (request) => ({ kind: "given", tokens: request.tokens }) },
      silentLog,
    ),
    log: silentLog,
  });
  const ports = { keys, now: () => new Date(NOW).toISOString(), random: randomBytes };
  return {
    access,
    keys,
    ports,
    key: (request: Partial<KeyRequest> = {}) =>
      createKey(ports, { name: "checkout", by: "ann", groups: ["fraud"], versions: false, ...request }),
    ask: (request: Partial<AccessRequest>) =>
      access.admit({ headers: {}, group: "fraud", now: NOW, ...request }),
  };
};
