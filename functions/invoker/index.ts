import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createDynamoRouteReader } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerModels } from "../../shared/adapters/sagemaker-models.ts";
import { createRouteCache } from "../../shared/usecases/create-route-cache.ts";
import { createHandler } from "./handler.ts";

// A model may take 60 s to load; the SDK's own retries would spend the caller's time on an answer that is known.
const runtime = new SageMakerRuntimeClient({ maxAttempts: 1, requestHandler: { requestTimeout: 70_000 } });

export const handler = createHandler({
  routes: createRouteCache(
    createDynamoRouteReader(createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"))),
    {
      ttlMilliseconds: 1000 * Number(readSetting("SLIPWAY_ROUTE_TTL_SECONDS")),
      missingTtlMilliseconds: 1000,
      now: () => performance.now(),
      random: Math.random,
    },
  ),
  models: createSageMakerModels(runtime, readSetting("SLIPWAY_ENDPOINT")),
  log: createJsonLog(),
});
