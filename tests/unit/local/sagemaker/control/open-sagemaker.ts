import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { createS3 } from "../../../../../local/s3/create-s3.ts";
import type { SageMakerEvent } from "../../../../../local/sagemaker/context.ts";
import { createSageMaker, type SageMaker } from "../../../../../local/sagemaker/create-sagemaker.ts";
import { serveLocally } from "../../../../builders/serve-locally.ts";

const account = { region: "us-east-1", accountId: "111122223333" };
const credentials = { accessKeyId: "LOCAL", secretAccessKey: "local" };

/** A SageMaker behind a socket, on a clock that a test sets. */
export type OpenSageMaker = {
  readonly client: SageMakerClient;
  readonly s3: S3Client;
  readonly call: SageMaker["call"];
  readonly url: string;
  readonly events: SageMakerEvent[];
  readonly clock: { seconds: number };
  /** Ends it and opens another one on what it left on disk. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a SageMaker, with an S3 beside it, in a folder of its own. */
export const openSageMaker = async (): Promise<OpenSageMaker> => {
  const folder = await mkdtemp(join(tmpdir(), "sagemaker-control-"));
  const { secretAccessKey } = credentials;
  const storage = await createS3({ folder: join(folder, "s3"), secretAccessKey, ...account });
  const storageServer = await serveLocally(storage.handle);
  const region = account.region;
  const s3 = new S3Client({ region, endpoint: storageServer.url, credentials });
  const events: SageMakerEvent[] = [];
  const clock = { seconds: 1_700_000_000 };

  const open = (): SageMaker =>
    createSageMaker({
      ...account,
      folder: join(folder, "sagemaker"),
      s3,
      now: () => clock.seconds,
      emit: (event) => events.push(event),
      endpointUrl: () => "http://127.0.0.1:9",
      python: "python3",
      sandbox: "none",
      warn: () => {},
      sendMessage: async () => {},
    });

  const current = { sagemaker: open() };
  const server = await serveLocally((request, response) => current.sagemaker.control(request, response));
  const client = new SageMakerClient({ region, endpoint: server.url, credentials, maxAttempts: 1 });
  return {
    client,
    s3,
    events,
    clock,
    url: server.url,
    call: (operation, input) => current.sagemaker.call(operation, input),
    restart: async () => {
      await current.sagemaker.close();
      current.sagemaker = open();
      current.sagemaker.resume();
    },
    close: async () => {
      client.destroy();
      s3.destroy();
      await Promise.all([server.close(), storageServer.close()]);
      await current.sagemaker.close();
      await storage.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
