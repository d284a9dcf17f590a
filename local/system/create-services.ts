import { S3Client } from "@aws-sdk/client-s3";
import { createDynamoDb } from "../dynamodb/create-dynamodb.ts";
import { createEventBridge } from "../events/create-event-bridge.ts";
import { createLambda } from "../functions/create-lambda.ts";
import type { Services } from "../gateway/create-gateway.ts";
import { createIdentityService } from "../gateway/identity-service.ts";
import { createGitHub } from "../github/create-github.ts";
import { DEFAULT_LIMITS } from "../github/default-limits.ts";
import { createGuards } from "../identity/create-guards.ts";
import { createQueues } from "../queues/create-queues.ts";
import { createS3 } from "../s3/create-s3.ts";
import { createSageMaker } from "../sagemaker/create-sagemaker.ts";
import { createSecretsManager } from "../secrets/create-secrets-manager.ts";
import { createRoleClients } from "./create-role-clients.ts";
import { keepSecret } from "./keep-secret.ts";
import type { SystemOptions } from "./parse-options.ts";
import { PLACE } from "./place.ts";
import type { StateFolders } from "./state-folders.ts";

export type ServiceOptions = Pick<SystemOptions, "python" | "sandbox" | "hosting"> & {
  readonly state: StateFolders;
  /** Where the services will be reached. */
  readonly endpointUrl: string;
  readonly warn: (message: string) => void;
  /** The chance, from 0 to 1, that an event is delivered twice. */
  readonly duplicate?: number;
  /** How many times longer than in AWS and on GitHub a function may take. */
  readonly patience: number;
};

/** Makes every service of the local system, not yet reachable, and closes all of them together. */
export const createServices = async (options: ServiceOptions) => {
  const { state, endpointUrl, python, sandbox, warn, duplicate, hosting, patience } = options;
  const { region, accountId, credentials } = PLACE;
  const account = { region, accountId };
  const target = { webhookUrl: "" };
  const guards = createGuards(account, warn);

  const [dynamodb, s3] = await Promise.all([
    createDynamoDb({ folder: state.of("dynamodb"), authorize: guards.dynamodb, ...account }),
    createS3({
      folder: state.of("s3"),
      secretAccessKey: credentials.secretAccessKey,
      permit: guards.s3,
      ...account,
    }),
  ]);
  const queues = createQueues({
    folder: state.of("queues"),
    endpointUrl: () => endpointUrl,
    authorize: guards.sqs,
    ...account,
  });
  const secrets = createSecretsManager({
    folder: state.of("secrets"),
    authorize: guards.secrets,
    ...account,
  });
  const lambda = createLambda({
    folder: state.of("lambda"),
    endpointUrl,
    secretAccessKey: credentials.secretAccessKey,
    send: (arn, body, name) => {
      // As in Lambda, what a function may not send is lost.
      if (guards.maySend(name, arn)) queues.send(arn, body);
    },
    patience,
    ...account,
  });
  const events = createEventBridge({
    folder: state.of("events"),
    deliver: async (arn, input, attributes) => {
      if (arn.includes(":lambda:")) lambda.accept(arn, JSON.stringify(input));
      else queues.send(arn, JSON.stringify(input), attributes);
    },
    ...(duplicate === undefined ? {} : { duplicate }),
    authorize: guards.events,
    ...account,
  });
  const sagemaker = createSageMaker({
    folder: state.of("sagemaker"),
    s3: new S3Client({ endpoint: endpointUrl, region, credentials }),
    s3Of: createRoleClients({ endpoint: endpointUrl, region, credentials }),
    endpointUrl: () => endpointUrl,
    emit: ({ detailType, resources, detail }) => {
      events.emit({ source: "aws.sagemaker", detailType, resources, detail });
    },
    python,
    sandbox,
    ...(hosting === undefined ? {} : { hosting }),
    warn,
    invokeLambda: async (arn, payload) => {
      const { kind, payload: answer } = await lambda.invoke(arn, JSON.stringify(payload));
      if (kind === "error") throw new Error(answer);
      return JSON.parse(answer);
    },
    sendMessage: async (queueUrl, body) => {
      const name = queueUrl.split("/").pop();
      queues.send(`arn:aws:sqs:${region}:${accountId}:${name}`, JSON.stringify(body));
    },
    authorize: guards.sagemaker,
    ...account,
  });
  const webhookSecret = keepSecret(state.of("github"), "webhook-secret");
  const github = createGitHub({
    folder: state.of("github"),
    now: Date.now,
    webhookSecret,
    webhookUrl: () => target.webhookUrl,
    apiUrl: () => `${endpointUrl}/github/api`,
    limits: { deliveryMilliseconds: DEFAULT_LIMITS.deliveryMilliseconds * patience },
  });

  const services: Services = {
    dynamodb: dynamodb.handle,
    s3: s3.handle,
    events: events.handle,
    secretsmanager: secrets.handle,
    sqs: queues.handle,
    sagemaker: sagemaker.control,
    "sagemaker-runtime": guards.runtime(sagemaker.runtime),
    lambda: lambda.handle,
    sts: createIdentityService(accountId),
    "github-api": github.handle,
    "github-hooks": github.hooks,
    functions: (name) => lambda.url(name, `/functions/${name}`),
  };
  return {
    services,
    lambda,
    events,
    sagemaker,
    github,
    queues,
    webhookSecret,
    guards,
    /** From now on GitHub sends its webhooks there. */
    sendWebhooksTo: (url: string): void => {
      target.webhookUrl = url;
    },
    close: async (): Promise<void> => {
      // What makes work goes first, what work needs goes last.
      await github.close();
      await sagemaker.close();
      await events.close();
      await lambda.close();
      await Promise.all([s3.close(), dynamodb.close()]);
    },
  };
};
