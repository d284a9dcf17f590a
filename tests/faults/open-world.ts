import { S3Client } from "@aws-sdk/client-s3";
import { createDynamoDb } from "../../local/dynamodb/create-dynamodb.ts";
import { createEventBridge } from "../../local/events/create-event-bridge.ts";
import { createGateway, type Services } from "../../local/gateway/create-gateway.ts";
import type { Service } from "../../local/gateway/service.ts";
import type { Delivery } from "../../local/github/webhooks/post-delivery.ts";
import { createS3 } from "../../local/s3/create-s3.ts";
import { createSecretsManager } from "../../local/secrets/create-secrets-manager.ts";
import { PLACE } from "../../local/system/place.ts";
import { openStateFolders } from "../../local/system/state-folders.ts";
import { createIdleModels } from "./create-idle-models.ts";
import { createIdleSageMaker } from "./create-idle-sagemaker.ts";
import { NAMES } from "./names.ts";
import type { GitHost } from "./open-git-host.ts";

export type WorldOptions = {
  readonly folder: string;
  readonly host: GitHost;
  /** Takes a webhook that GitHub sends. */
  readonly deliver: (delivery: Delivery) => void;
  /** Takes what a rule hands to a function. */
  readonly hand: (name: string, event: object) => void;
};

const { region, accountId, credentials } = PLACE;

const absent: Service = (_request, response) => {
  response.writeHead(501).end();
};

/** Everything outside of the functions, on one port: a local AWS over a folder, without jobs, and the GitHub given. */
export const openWorld = async ({ folder, host, deliver, hand }: WorldOptions) => {
  const state = openStateFolders(folder, false);
  const place = { region, accountId };
  const [dynamodb, s3] = await Promise.all([
    createDynamoDb({ folder: state.of("dynamodb"), ...place }),
    createS3({ folder: state.of("s3"), secretAccessKey: credentials.secretAccessKey, ...place }),
  ]);
  const secrets = createSecretsManager({ folder: state.of("secrets"), ...place });
  const events = createEventBridge({
    folder: state.of("events"),
    random: () => 0.5,
    deliver: async (arn, input) => hand(arn.split(":").pop() ?? "", input as object),
    ...place,
  });
  const make = (url: string) => {
    const client = new S3Client({ endpoint: url, region, credentials });
    const sagemaker = createIdleSageMaker({
      folder: state.of("sagemaker"),
      s3: client,
      emit: ({ detailType, resources, detail }) => {
        events.emit({ source: "aws.sagemaker", detailType, resources, detail });
      },
    });
    const services: Services = {
      dynamodb: dynamodb.handle,
      s3: s3.handle,
      events: events.handle,
      secretsmanager: secrets.handle,
      sqs: absent,
      sagemaker: sagemaker.control,
      "sagemaker-runtime": createIdleModels(client, { bucket: NAMES.bucket, prefix: NAMES.modelPrefix }),
      lambda: absent,
      sts: absent,
      "github-api": host.handle,
      "github-hooks": host.hooks,
      functions: () => absent,
    };
    return { services, client, sagemaker };
  };
  let made: ReturnType<typeof make> | undefined;
  const gateway = await createGateway({ port: 0 }, async (url) => {
    made = make(url);
    return made.services;
  });
  if (!made) throw new Error("the services were not made");
  const { client, sagemaker } = made;
  host.join(gateway.url, deliver);
  return {
    url: gateway.url,
    s3: client,
    sagemaker,
    host,
    events,
    /** Resolves once whatever was announced is with who is to be told. */
    settled: () => events.drain(),
    close: async (): Promise<void> => {
      await events.close();
      await Promise.all([s3.close(), dynamodb.close()]);
      client.destroy();
      await gateway.close();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
