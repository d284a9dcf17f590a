import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createGitHub } from "../../shared/adapters/create-github.ts";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createPause } from "../../shared/adapters/create-pause.ts";
import { createSecret } from "../../shared/adapters/create-secret.ts";
import { createDynamoJournal } from "../../shared/adapters/dynamo-journal.ts";
import { createDynamoProjectStore } from "../../shared/adapters/dynamo-project-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createEventBridgeBus } from "../../shared/adapters/eventbridge-bus.ts";
import { flushAfter } from "../../shared/adapters/flush-after.ts";
import { createGitHubSourceHost } from "../../shared/adapters/github-source-host.ts";
import { createGitHubStatusBoard } from "../../shared/adapters/github-status-board.ts";
import { loadOnS3 } from "../../shared/adapters/load-on-s3.ts";
import { readCompileSettings } from "../../shared/adapters/read-compile-settings.ts";
import { readRepositories } from "../../shared/adapters/read-repositories.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerPipelines } from "../../shared/adapters/sagemaker-pipelines.ts";
import { parseAllowList } from "../../shared/config/allow-list/parse-allow-list.ts";
import { createHandler } from "./handler.ts";

const settings = readCompileSettings();
const log = createJsonLog();
const token = createSecret(new SecretsManagerClient(), readSetting("SLIPWAY_GITHUB_TOKEN_SECRET"));
const github = createGitHub(readSetting("GITHUB_API_URL"), token);
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const journal = createDynamoJournal(table, {
  bus: createEventBridgeBus(new EventBridgeClient(), readSetting("SLIPWAY_BUS")),
  log,
});

export const handler = createHandler({
  ports: {
    host: createGitHubSourceHost(github),
    board: createGitHubStatusBoard(github, readSetting("SLIPWAY_STAGE")),
    projects: createDynamoProjectStore(table, journal),
    code: loadOnS3(async (s3) => {
      const { createS3CodeStore } = await import("../../shared/adapters/s3-code-store.ts");
      return createS3CodeStore(s3, settings.bucket);
    }),
    pipelines: createSageMakerPipelines(new SageMakerClient()),
    log,
    now: () => new Date().toISOString(),
  },
  settings,
  allowed: await parseAllowList(readRepositories()),
  pause: createPause(),
  log,
}).use(flushAfter(journal));
