import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createDynamoKeyReader } from "../../shared/adapters/dynamo-key-store.ts";
import { createDynamoRateBuckets } from "../../shared/adapters/dynamo-rate-buckets.ts";
import {
  createDynamoRouteListing,
  createDynamoRouteReader,
} from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../../shared/adapters/dynamo-tally-store.ts";
import { readAccessPolicy } from "../../shared/adapters/read-access-policy.ts";
import { readCaptureSettings } from "../../shared/adapters/read-capture-settings.ts";
import { readNumberSetting } from "../../shared/adapters/read-number-setting.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createS3CaptureStore } from "../../shared/adapters/s3-capture-store.ts";
import { createSageMakerModels } from "../../shared/adapters/sagemaker-models.ts";
import { createJoseTokens } from "../../shared/adapters/tokens/jose-tokens.ts";
import { createAccess } from "../../shared/usecases/access/create-access.ts";
import { createKeyCache } from "../../shared/usecases/access/create-key-cache.ts";
import { createRateLimiter } from "../../shared/usecases/access/create-rate-limiter.ts";
import { createCapture } from "../../shared/usecases/capture/create-capture.ts";
import { createBudget } from "../../shared/usecases/inference/create-budget.ts";
import { createRouteCache } from "../../shared/usecases/inference/create-route-cache.ts";
import { parseFallbackGroups } from "../../shared/usecases/inference/parse-fallback-groups.ts";
import { rememberListing } from "../../shared/usecases/inference/remember-listing.ts";
import { createExperiments } from "../../shared/usecases/rollout/create-experiments.ts";
import { createTallyBook } from "../../shared/usecases/rollout/create-tally-book.ts";
import { createHandler } from "./handler.ts";
import { readMetricSettings } from "./read-metric-settings.ts";

// How many times longer than AWS needs everything may take: a small machine that runs all of it at once is slower.
const patience = Math.max(1, readNumberSetting("SLIPWAY_PATIENCE", 1));

// The invoker retries within each request's own time; the SDK's retries would spend it on an answer that is known. A
// model may take 60 s to answer, so this timeout only ends what hangs for ever.
const runtime = new SageMakerRuntimeClient({
  maxAttempts: 1,
  requestHandler: {
    connectionTimeout: 1000 * patience,
    requestTimeout: 70_000 * patience,
    throwOnRequestTimeout: true,
  },
});

// A read of a route takes milliseconds: one that does not is on a connection that died while the process was frozen.
const dynamo = new DynamoDBClient({
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 500 * patience,
    requestTimeout: 1000 * patience,
    throwOnRequestTimeout: true,
  },
});
const tableName = readSetting("SLIPWAY_TABLE");
const table = createDynamoTable(dynamo, tableName);

const ttlMilliseconds = 1000 * readNumberSetting("SLIPWAY_ROUTE_TTL_SECONDS", 5);

// The time of day: a frozen process's monotonic clock may stand still, and what it remembers would not age.
const now = Date.now;

const log = createJsonLog();
const policy = readAccessPolicy();

const access = createAccess({
  policy,
  keys: createKeyCache(createDynamoKeyReader(table), {
    ttlMilliseconds: 1000 * readNumberSetting("SLIPWAY_KEY_TTL_SECONDS", 30),
    missingTtlMilliseconds: 2000,
    staleMilliseconds: 300_000,
    retryMilliseconds: 1000,
    // A read takes milliseconds: a table that hangs keeps nobody longer whose key is known.
    patienceMilliseconds: 250 * patience,
    now,
  }),
  tokens: createJoseTokens(policy ?? { issuers: [], callers: [] }, {
    now,
    patienceMilliseconds: 3000 * patience,
  }),
  // An inference waits for this: what takes longer is better done without.
  limiter: createRateLimiter(createDynamoRateBuckets(dynamo, tableName, 500 * patience), log),
  log,
});

const models = createSageMakerModels(runtime, readSetting("SLIPWAY_ENDPOINT"));

// What is counted and captured is written this often at most, beside a later inference.
const everyMilliseconds = 1000 * readNumberSetting("SLIPWAY_FLUSH_SECONDS", 5);
const dice = { random: Math.random, newId: randomUUID, now, everyMilliseconds, log };

const captured = readCaptureSettings();
const capture =
  captured &&
  createCapture(captured, {
    ...dice,
    captures: createS3CaptureStore({
      bucket: readSetting("SLIPWAY_BUCKET"),
      environment: process.env,
      patienceMilliseconds: 5000 * patience,
    }),
  });

export const handler = createHandler({
  routes: createRouteCache(createDynamoRouteReader(table), {
    ttlMilliseconds,
    missingTtlMilliseconds: Math.min(1000, ttlMilliseconds),
    staleMilliseconds: 1000 * readNumberSetting("SLIPWAY_ROUTE_STALE_SECONDS", 600),
    retryMilliseconds: 1000,
    // As with a key: nobody waits longer who can be answered with what is remembered.
    patienceMilliseconds: 1000 * patience,
    now,
    random: Math.random,
  }),
  listing: rememberListing(createDynamoRouteListing(table), { ttlMilliseconds, now }),
  models,
  experiments: createExperiments({
    models,
    book: createTallyBook({ ...dice, tallies: createDynamoTallyStore(table) }),
    random: Math.random,
    startBudget: createBudget,
  }),
  pause,
  random: Math.random,
  startBudget: createBudget,
  mayFallBack: parseFallbackGroups(process.env.SLIPWAY_FALLBACK_GROUPS ?? ""),
  access,
  capture,
  bodyLimit: readNumberSetting("SLIPWAY_BODY_LIMIT", 6_291_456),
  metrics: readMetricSettings(),
  log,
});
