import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { deployStack } from "../cloudformation/deploy-stack.ts";
import { packageStack } from "../cloudformation/package-stack.ts";
import { readStack } from "../cloudformation/read-stack.ts";
import { createGateway, type GatewayOptions } from "../gateway/create-gateway.ts";
import { createServices } from "./create-services.ts";
import type { SystemOptions } from "./parse-options.ts";
import { PLACE } from "./place.ts";
import { openStateFolders } from "./state-folders.ts";

export type StartOptions = SystemOptions & {
  /** Says what the user should know while the system runs. */
  readonly print: (line: string) => void;
  readonly observe?: GatewayOptions["observe"];
  readonly duplicate?: number;
  /** How many times longer than in AWS everything may take, on a machine that is slower: 1 unless given. */
  readonly patience?: number;
  /** What functions are to find in their environment besides. */
  readonly environment?: Readonly<Record<string, string>>;
};

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PACKAGES = join(ROOT, ".slipway", "packages");
// A decision, and what is counted and captured, should be seen at once by whoever tries things out.
const SOON = { SLIPWAY_ROUTE_TTL_SECONDS: "1", SLIPWAY_FLUSH_SECONDS: "1" };
const MODEL_PREFIX = "models";

type Parts = Awaited<ReturnType<typeof createServices>>;

const setSecret = async (client: SecretsManagerClient, name: string, value: string): Promise<void> => {
  try {
    await client.send(new CreateSecretCommand({ Name: name, SecretString: value }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
    await client.send(new PutSecretValueCommand({ SecretId: name, SecretString: value }));
  }
};

// By the wire format itself: nothing else here needs a client for SQS.
const createQueue = async (url: string, name: string): Promise<void> => {
  const headers = { "content-type": "application/x-amz-json-1.0", "x-amz-target": "AmazonSQS.CreateQueue" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ QueueName: name }) });
  if (!response.ok) throw new Error(`the queue ${name} was not created: ${await response.text()}`);
};

const deploy = async (
  parts: Parts,
  url: string,
  { packaged, folder, own }: { packaged: string; folder: string; own: StartOptions["environment"] },
) => {
  const { region, accountId, credentials } = PLACE;
  const client = { endpoint: url, region, credentials };
  const services = {
    dynamodb: new DynamoDBClient(client),
    events: new EventBridgeClient(client),
    s3: new S3Client(client),
    sagemaker: new SageMakerClient(client),
    secrets: new SecretsManagerClient(client),
    createQueue: (name: string) => createQueue(url, name),
    deployFunction: parts.lambda.deploy,
    enforce: parts.guards.enforce,
  };
  const stack = await readStack(packaged);
  await setSecret(services.secrets, `${stack.name}/webhook`, parts.webhookSecret);
  await setSecret(services.secrets, `${stack.name}/github-token`, "any token is as good as another here");
  const environment = { GITHUB_API_URL: `${url}/github/api`, ...SOON, ...own };
  const deployed = await deployStack({
    stack,
    place: { region, accountId, endpointUrl: url },
    services,
    folder,
    environment,
  });
  return { ...deployed, ...services };
};

/**
 * Starts the whole loop on this machine: every service on one port of 127.0.0.1, and the functions as they are packaged,
 * deployed by the template that AWS would be given.
 */
export const startSystem = async (options: StartOptions) => {
  const {
    port,
    python,
    sandbox,
    print,
    observe,
    duplicate,
    hosting,
    patience = 1,
    parameters = {},
  } = options;
  const state = openStateFolders(options.state, options.reset);
  const packaged = await packageStack({
    root: ROOT,
    folder: PACKAGES,
    installation: { stage: "dev", parameters },
  });

  let parts: Parts | undefined;
  const gateway = await createGateway({ port, ...(observe ? { observe } : {}) }, async (endpointUrl) => {
    parts = await createServices({
      state,
      endpointUrl,
      python,
      sandbox,
      ...(hosting === undefined ? {} : { hosting }),
      warn: print,
      patience,
      ...(duplicate === undefined ? {} : { duplicate }),
    });
    return parts.services;
  });
  const close = async (): Promise<void> => {
    await parts?.close();
    await gateway.close();
  };
  try {
    if (!parts) throw new Error("the services were not made");
    const { github, sagemaker, lambda, events, guards, sendWebhooksTo } = parts;
    const {
      outputs,
      s3,
      sagemaker: client,
    } = await deploy(parts, gateway.url, {
      packaged,
      folder: state.of("functions"),
      own: { SLIPWAY_PATIENCE: String(patience), ...options.environment },
    });
    sendWebhooksTo(outputs.WebhookUrl ?? "");
    sagemaker.resume();
    lambda.resume();
    return {
      url: gateway.url,
      credentials: PLACE.credentials,
      region: PLACE.region,
      state: state.root,
      outputs,
      invokerUrl: outputs.InvokerUrl ?? "",
      webhookUrl: outputs.WebhookUrl ?? "",
      bucket: outputs.BucketName ?? "",
      modelPrefix: MODEL_PREFIX,
      s3,
      sagemaker: client,
      github,
      events,
      /** What the models of an endpoint cost to load, and how often they were loaded already. */
      endpointMetrics: sagemaker.metrics,
      /** What of their roles functions and jobs made use of, and what they were refused. */
      permissions: { uses: guards.uses, refusals: guards.refusals },
      createRepository: github.createRepository,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
};

export type LocalSystem = Awaited<ReturnType<typeof startSystem>>;
