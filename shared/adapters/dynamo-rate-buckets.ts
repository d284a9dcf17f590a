import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type { RateBuckets, TokenGift, TokenRequest } from "../ports/rate-buckets.ts";

// Another process may be faster each time; the first two tell how the bucket stands.
const ATTEMPTS = 4;
const KEPT_SECONDS = 3600;
// What sums of fractions of milliseconds may be off by.
const SLACK = 1e-3;

type Attempt = { readonly kind: "done" } | { readonly kind: "refused"; readonly fullAt: number };

/**
 * Token buckets as items of one number, the moment at which the bucket will be full again: taking a token moves it on by the
 * time that a token takes to come, and no update can be lost to another (GCRA, as ATM calls it).
 * What takes longer than the patience fails.
 */
export const createDynamoRateBuckets = (
  client: DynamoDBClient,
  table: string,
  patienceMilliseconds: number,
): RateBuckets => {
  const update = async (
    { bucket }: TokenRequest,
    expressions: Pick<UpdateItemCommandInput, "UpdateExpression" | "ConditionExpression">,
    values: Readonly<Record<string, number>>,
  ): Promise<Attempt> => {
    const command = new UpdateItemCommand({
      TableName: table,
      Key: marshall({ pk: `rate#${bucket}`, sk: "bucket" }),
      ...expressions,
      ExpressionAttributeValues: marshall(values),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      await client.send(command, { abortSignal: AbortSignal.timeout(patienceMilliseconds) });
      return { kind: "done" };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { kind: "refused", fullAt: error.Item ? Number(unmarshall(error.Item).fullAt) : 0 };
    }
  };

  const attempt = (request: TokenRequest, tokens: number, wasFull: boolean): Promise<Attempt> => {
    const { rate, now } = request;
    const interval = 1000 / rate.perSecond;
    const shared = {
      ":now": now,
      ":taken": tokens * interval,
      ":kept": Math.ceil((now + rate.burst * interval) / 1000) + KEPT_SECONDS,
    };
    if (wasFull)
      return update(
        request,
        {
          UpdateExpression: "SET fullAt = :full, expiresAt = :kept",
          ConditionExpression: "attribute_not_exists(fullAt) OR fullAt < :now",
        },
        { ":now": now, ":full": now + shared[":taken"], ":kept": shared[":kept"] },
      );
    return update(
      request,
      {
        UpdateExpression: "SET fullAt = fullAt + :taken, expiresAt = :kept",
        ConditionExpression: "fullAt BETWEEN :now AND :most",
      },
      { ...shared, ":most": now + (rate.burst - tokens) * interval + SLACK },
    );
  };

  return {
    take: async (request): Promise<TokenGift> => {
      const { rate, now } = request;
      const interval = 1000 / rate.perSecond;
      let tokens = Math.min(request.tokens, rate.burst);
      let wasFull = false;
      for (let count = 1; count <= ATTEMPTS; count += 1) {
        const result = await attempt(request, tokens, wasFull);
        if (result.kind === "done") return { kind: "given", tokens };
        wasFull = result.fullAt < now;
        const there = Math.floor(rate.burst - (result.fullAt - now) / interval + SLACK / interval);
        if (there < 1) return { kind: "empty", retryAt: result.fullAt - (rate.burst - 1) * interval };
        tokens = Math.min(tokens, there);
      }
      return { kind: "empty", retryAt: now + interval };
    },
  };
};
