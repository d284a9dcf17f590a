import { createHash } from "node:crypto";
import { AwsError } from "../../gateway/aws-error.ts";
import type { SageMakerContext } from "../context.ts";

/** A request that may arrive more than once, and the token by which its sender tells so. */
export type RepeatableRequest = {
  readonly operation: string;
  readonly token: string | undefined;
  readonly input: object;
};

/** What became of a request: the ARN of the resource that it made or changed. */
export type KnownRequest = { readonly arn: string };

/** Makes repeated requests happen once. */
export interface RequestTokens {
  /** What became of the same request before; refuses a token that came with another request. */
  find(request: RepeatableRequest): KnownRequest | undefined;
  remember(request: RepeatableRequest, arn: string): void;
}

type TokenRecord = KnownRequest & {
  readonly name: string;
  readonly digest: string;
  readonly time: number;
};

const KIND = "request-token";
const LIFETIME_SECONDS = 24 * 60 * 60;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const nameOf = ({ operation, token }: RepeatableRequest): string => `${operation}-${sha256(token ?? "")}`;

/** Keeps the tokens of answered requests for a day. */
export const createRequestTokens = ({
  records,
  now,
}: Pick<SageMakerContext, "records" | "now">): RequestTokens => {
  const isAlive = ({ time }: TokenRecord): boolean => now() - time < LIFETIME_SECONDS;
  const forgotten = records.list<TokenRecord>(KIND).filter((token) => !isAlive(token));
  for (const { name } of forgotten) records.delete(KIND, name);

  return {
    find: (request) => {
      const known = records.get<TokenRecord>(KIND, nameOf(request));
      if (request.token === undefined || !known || !isAlive(known)) return undefined;
      if (known.digest === sha256(JSON.stringify(request.input))) return { arn: known.arn };
      throw new AwsError(
        "ConflictException",
        `The token "${request.token}" came with another request before.`,
      );
    },
    remember: (request, arn) => {
      if (request.token === undefined) return;
      const name = nameOf(request);
      const digest = sha256(JSON.stringify(request.input));
      records.put(KIND, name, { name, arn, digest, time: now() } satisfies TokenRecord);
    },
  };
};
