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
import { createEventBridgeAnnouncer } from "../../shared/adapters/eventbridge-announcer.ts";
import { createEventBridgeBus } from "../../shared/adapters/eventbridge-bus.ts";
import { flushAfter } from "../../shared/adapters/flush-after.ts";
import { createGitHubDeliveries } from "../../shared/adapters/github-deliveries.ts";
import { createGitHubProposals } from "../../shared/adapters/github-proposals.ts";
import { createGitHubSourceHost } from "../../shared/adapters/github-source-host.ts";
import { createGitHubStatusBoard } from "../../shared/adapters/github-status-board.ts";
import { loadOnS3 } from "../../shared/adapters/load-on-s3.ts";
import { readRepositories } from "../../shared/adapters/read-repositories.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerExecutions } from "../../shared/adapters/sagemaker-executions.ts";
import { createSageMakerPipelines } from "../../shared/adapters/sagemaker-pipelines.ts";
import { createSageMakerRegistry } from "../../shared/adapters/sagemaker-registry.ts";
import { parseAllowList } from "../../shared/config/allow-list/parse-allow-list.ts";
import { createHandler } from "./handler.ts";

const log = createJsonLog();
const secret = createSecret(new SecretsManagerClient(), readSetting("SLIPWAY_GITHUB_TOKEN_SECRET"));
const github = createGitHub(readSetting("GITHUB_API_URL"), secret);
const stage = readSetting("SLIPWAY_STAGE");
const bucket = readSetting("SLIPWAY_BUCKET");
const sagemaker = new SageMakerClient();
const events = new EventBridgeClient();
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const journal = createDynamoJournal(table, {
  bus: createEventBridgeBus(events, readSetting("SLIPWAY_BUS")),
  log,
});
const projects = createDynamoProjectStore(table, journal);

export const handler = createHandler({
  ports: {
    host: createGitHubSourceHost(github),
    deliveries: createGitHubDeliveries(github),
    proposals: createGitHubProposals(github, stage),
    board: createGitHubStatusBoard(github, stage),
    announcer: createEventBridgeAnnouncer(events, readSetting("SLIPWAY_BUS")),
    outbox: journal,
    projects,
    executionLog: projects,
    routes: createDynamoRouteReader(table),
    code: loadOnS3(async (s3) => {
      const { createS3CodeStore } = await import("../../shared/adapters/s3-code-store.ts");
      return createS3CodeStore(s3, bucket);
    }),
    pipelines: createSageMakerPipelines(sagemaker),
    executions: createSageMakerExecutions(sagemaker),
    registry: createSageMakerRegistry(sagemaker),
    now: () => new Date().toISOString(),
    log,
  },
  allowed: await parseAllowList(readRepositories()),
  roleArn: readSetting("SLIPWAY_JOB_ROLE"),
  log,
}).use(flushAfter(journal));
