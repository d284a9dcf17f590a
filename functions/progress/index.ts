import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createGitHub } from "../../shared/adapters/create-github.ts";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createSecret } from "../../shared/adapters/create-secret.ts";
import { createDynamoJournal } from "../../shared/adapters/dynamo-journal.ts";
import { createDynamoProjectStore } from "../../shared/adapters/dynamo-project-store.ts";
import { createDynamoRouteReader } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createEventBridgeBus } from "../../shared/adapters/eventbridge-bus.ts";
import { flushAfter } from "../../shared/adapters/flush-after.ts";
import { createGitHubStatusBoard } from "../../shared/adapters/github-status-board.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerExecutions } from "../../shared/adapters/sagemaker-executions.ts";
import { createSageMakerPipelines } from "../../shared/adapters/sagemaker-pipelines.ts";
import { createSageMakerRegistry } from "../../shared/adapters/sagemaker-registry.ts";
import { createHandler } from "./handler.ts";

const secret = createSecret(new SecretsManagerClient(), readSetting("SLIPWAY_GITHUB_TOKEN_SECRET"));
const log = createJsonLog();
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const journal = createDynamoJournal(table, {
  bus: createEventBridgeBus(new EventBridgeClient(), readSetting("SLIPWAY_BUS")),
  log,
});
const projects = createDynamoProjectStore(table, journal);
const sagemaker = new SageMakerClient();

export const handler = createHandler({
  ports: {
    executions: createSageMakerExecutions(sagemaker),
    pipelines: createSageMakerPipelines(sagemaker),
    registry: createSageMakerRegistry(sagemaker),
    routes: createDynamoRouteReader(table),
    executionLog: projects,
    projects,
    board: createGitHubStatusBoard(
      createGitHub(readSetting("GITHUB_API_URL"), secret),
      readSetting("SLIPWAY_STAGE"),
    ),
    now: () => new Date().toISOString(),
  },
  log,
}).use(flushAfter(journal));
