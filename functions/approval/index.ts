import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createPause } from "../../shared/adapters/create-pause.ts";
import { createDynamoRouteStore } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createS3ArtifactStore } from "../../shared/adapters/s3-artifact-store.ts";
import { createSageMakerRegistry } from "../../shared/adapters/sagemaker-registry.ts";
import { createHandler } from "./handler.ts";

const place = { bucket: readSetting("SLIPWAY_BUCKET"), prefix: readSetting("SLIPWAY_MODEL_PREFIX") };

export const handler = createHandler({
  ports: {
    registry: createSageMakerRegistry(new SageMakerClient()),
    artifacts: createS3ArtifactStore(new S3Client(), place),
    routes: createDynamoRouteStore(createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"))),
    now: () => new Date().toISOString(),
    pause: createPause(),
  },
  log: createJsonLog(),
});
