import { createHash } from "node:crypto";
import type { Level, Write } from "dynalite/db/index.js";
import { AwsError } from "../gateway/aws-error.ts";

const TEN_MINUTES = 600_000;
const PREFIX = "request-token~";

type Used = { readonly digest: string; readonly until: number };

/** Which transactions were carried out in the last ten minutes, by the token their client gave. */
export interface RequestTokens {
  /** Whether this very transaction was carried out already; refuses a token used for another one. */
  isUsed(token: string, items: unknown): Promise<boolean>;
  /** The write that remembers a token: it belongs in the transaction's own batch, or a crash could part them. */
  use(token: string, items: unknown): Write;
  forgetOld(): Promise<void>;
}

const digestOf = (items: unknown): string => createHash("sha256").update(JSON.stringify(items)).digest("hex");

/** Keeps the tokens in the database beside the tables. */
export const createRequestTokens = (db: Level, now: () => number): RequestTokens => ({
  isUsed: async (token, items) => {
    const used = (await db.get(PREFIX + token)) as Used | undefined;
    if (!used || used.until <= now()) return false;
    if (used.digest === digestOf(items)) return true;
    throw new AwsError(
      "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
      "The request uses the same client token as a previous, but non-identical request",
    );
  },
  use: (token, items) => ({
    type: "put",
    key: PREFIX + token,
    value: { digest: digestOf(items), until: now() + TEN_MINUTES } satisfies Used,
  }),
  forgetOld: async () => {
    for await (const [key, used] of db.iterator({ gte: PREFIX, lt: `${PREFIX}\xff` }))
      if ((used as Used).until <= now()) await db.del(key);
  },
});
