import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createGitHub } from "../../shared/adapters/create-github.ts";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createPause } from "../../shared/adapters/create-pause.ts";
import { createSecret } from "../../shared/adapters/create-secret.ts";
import { createDynamoJournal } from "../../shared/adapters/dynamo-journal.ts";
import { createDynamoProjectStore } from "../../shared/adapters/dynamo-project-store.ts";
import { createDynamoRouteStore } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createEventBridgeBus } from "../../shared/adapters/eventbridge-bus.ts";
import { flushAfter } from "../../shared/adapters/flush-after.ts";
import { createGitHubStatusBoard } from "../../shared/adapters/github-status-board.ts";
import { loadOnS3 } from "../../shared/adapters/load-on-s3.ts";
import { ownExecutions } from "../../shared/adapters/own-executions.ts";
import { readModelEnvironment } from "../../shared/adapters/read-model-environment.ts";
import { readNumberSetting } from "../../shared/adapters/read-number-setting.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerExecutions } from "../../shared/adapters/sagemaker-executions.ts";
import { createSageMakerModels } from "../../shared/adapters/sagemaker-models.ts";
import { createSageMakerRegistry } from "../../shared/adapters/sagemaker-registry.ts";
import { createHandler } from "./handler.ts";

const place = { bucket: readSetting("SLIPWAY_BUCKET"), prefix: readSetting("SLIPWAY_MODEL_PREFIX") };

const sagemaker = new SageMakerClient();
// A model may take 60 s to answer while it loads; warming asks again by itself. A timeout that is not thrown only warns.
const runtime = new SageMakerRuntimeClient({
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 70_000, throwOnRequestTimeout: true },
});
const log = createJsonLog();
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const journal = createDynamoJournal(table, {
  bus: createEventBridgeBus(new EventBridgeClient(), readSetting("SLIPWAY_BUS")),
  log,
});
const projects = createDynamoProjectStore(table, journal);
const secret = createSecret(new SecretsManagerClient(), readSetting("SLIPWAY_GITHUB_TOKEN_SECRET"));
const github = createGitHub(readSetting("GITHUB_API_URL"), secret);

export const handler = createHandler({
  ports: {
    registry: createSageMakerRegistry(sagemaker),
    executions: ownExecutions(createSageMakerExecutions(sagemaker), readSetting("SLIPWAY_ACCOUNT_ID")),
    artifacts: loadOnS3(async (s3) => {
      const { createS3ArtifactStore } = await import("../../shared/adapters/artifacts/s3-artifact-store.ts");
      return createS3ArtifactStore(s3, place);
    }),
    samples: loadOnS3(async (s3) => {
      const { createS3SamplePayloads } = await import(
        "../../shared/adapters/artifacts/s3-sample-payloads.ts"
      );
      return createS3SamplePayloads(s3);
    }),
    models: createSageMakerModels(runtime, readSetting("SLIPWAY_ENDPOINT")),
    warmSeconds: readNumberSetting("SLIPWAY_WARM_SECONDS", 480),
    image: process.env.SLIPWAY_IMAGE || undefined,
    environment: readModelEnvironment(),
    routes: createDynamoRouteStore(table, journal),
    kept: readNumberSetting("SLIPWAY_VERSIONS_KEPT", 5),
    projects,
    executionLog: projects,
    board: createGitHubStatusBoard(github, readSetting("SLIPWAY_STAGE")),
    now: () => new Date().toISOString(),
    pause: createPause(),
  },
  log,
}).use(flushAfter(journal));
