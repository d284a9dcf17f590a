import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import {
  createDynamoRouteListing,
  createDynamoRouteReader,
} from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { readNumberSetting } from "../../shared/adapters/read-number-setting.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerModels } from "../../shared/adapters/sagemaker-models.ts";
import { createRouteCache } from "../../shared/usecases/create-route-cache.ts";
import { createBudget } from "../../shared/usecases/inference/create-budget.ts";
import { parseFallbackGroups } from "../../shared/usecases/inference/parse-fallback-groups.ts";
import { rememberListing } from "../../shared/usecases/inference/remember-listing.ts";
import { accessByIam } from "./access-by-iam.ts";
import { createHandler } from "./handler.ts";

// The invoker retries within each request's own time; the SDK's retries would spend it on an answer that is known. A
// model may take 60 s to answer, so this timeout only ends what hangs for ever.
const runtime = new SageMakerRuntimeClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 70_000, throwOnRequestTimeout: true },
});

// A read of a route takes milliseconds: one that does not is on a connection that died while the process was frozen.
const table = createDynamoTable(
  new DynamoDBClient({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
  }),
  readSetting("SLIPWAY_TABLE"),
);

const ttlMilliseconds = 1000 * readNumberSetting("SLIPWAY_ROUTE_TTL_SECONDS", 5);

// The time of day: a frozen process's monotonic clock may stand still, and what it remembers would not age.
const now = Date.now;

export const handler = createHandler({
  routes: createRouteCache(createDynamoRouteReader(table), {
    ttlMilliseconds,
    missingTtlMilliseconds: Math.min(1000, ttlMilliseconds),
    staleMilliseconds: 1000 * readNumberSetting("SLIPWAY_ROUTE_STALE_SECONDS", 600),
    retryMilliseconds: 1000,
    now,
    random: Math.random,
  }),
  listing: rememberListing(createDynamoRouteListing(table), { ttlMilliseconds, now }),
  models: createSageMakerModels(runtime, readSetting("SLIPWAY_ENDPOINT")),
  pause,
  random: Math.random,
  startBudget: createBudget,
  mayFallBack: parseFallbackGroups(process.env.SLIPWAY_FALLBACK_GROUPS ?? ""),
  access: accessByIam,
  bodyLimit: readNumberSetting("SLIPWAY_BODY_LIMIT", 6_291_456),
  namespace: `Slipway/${process.env.SLIPWAY_STAGE ?? "dev"}`,
  log: createJsonLog(),
});
