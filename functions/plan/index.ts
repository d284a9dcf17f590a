import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createGitHub } from "../../shared/adapters/create-github.ts";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createSecret } from "../../shared/adapters/create-secret.ts";
import { createDynamoProjectStore } from "../../shared/adapters/dynamo-project-store.ts";
import { createDynamoRouteReader } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createGitHubPullRequests } from "../../shared/adapters/github-pull-requests.ts";
import { createGitHubSourceHost } from "../../shared/adapters/github-source-host.ts";
import { createGitHubStatusBoard } from "../../shared/adapters/github-status-board.ts";
import { loadOnS3 } from "../../shared/adapters/load-on-s3.ts";
import { readCompileSettings } from "../../shared/adapters/read-compile-settings.ts";
import { readPrices } from "../../shared/adapters/read-prices.ts";
import { readRepositories } from "../../shared/adapters/read-repositories.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerPipelines } from "../../shared/adapters/sagemaker-pipelines.ts";
import { parseAllowList } from "../../shared/config/allow-list/parse-allow-list.ts";
import { LIST_PRICES } from "../../shared/usecases/estimate/list-prices.ts";
import { createHandler } from "./handler.ts";

const compile = readCompileSettings();
const log = createJsonLog();
const secret = createSecret(new SecretsManagerClient(), readSetting("SLIPWAY_GITHUB_TOKEN_SECRET"));
const github = createGitHub(readSetting("GITHUB_API_URL"), secret);
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const stage = readSetting("SLIPWAY_STAGE");

export const handler = createHandler({
  ports: {
    host: createGitHubSourceHost(github),
    board: createGitHubStatusBoard(github, stage),
    pullRequests: createGitHubPullRequests(github),
    projects: createDynamoProjectStore(table),
    routes: createDynamoRouteReader(table),
    pipelines: createSageMakerPipelines(new SageMakerClient()),
    plans: loadOnS3(async (s3) => {
      const { createS3PlanStore } = await import("../../shared/adapters/s3-plan-store.ts");
      return createS3PlanStore(s3, compile.bucket);
    }),
    code: loadOnS3(async (s3) => {
      const { createS3CodeStore } = await import("../../shared/adapters/s3-code-store.ts");
      return createS3CodeStore(s3, compile.bucket);
    }),
    now: () => new Date().toISOString(),
    log,
  },
  settings: { compile, prices: readPrices() ?? LIST_PRICES },
  environment: stage,
  allowed: await parseAllowList(readRepositories()),
  log,
});
