import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type ContainerDefinition,
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateModelCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  type ProductionVariant,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import {
  InvokeEndpointCommand,
  type InvokeEndpointCommandInput,
  SageMakerRuntimeClient,
} from "@aws-sdk/client-sagemaker-runtime";
import { createJsonService } from "../../local/gateway/json-service.ts";
import { openRecords } from "../../local/records/open-records.ts";
import type { Call } from "../../local/sagemaker/call.ts";
import type { SageMakerContext, SageMakerEvent } from "../../local/sagemaker/context.ts";
import { createHostingOperations } from "../../local/sagemaker/hosting/create-hosting-operations.ts";
import type { HostingOptions } from "../../local/sagemaker/hosting/hosting-options.ts";
import { anArchive } from "./an-archive.ts";
import { anS3 } from "./an-s3.ts";

type Invoke = Omit<InvokeEndpointCommandInput, "EndpointName" | "Body"> & {
  readonly EndpointName?: string;
  readonly Body?: string | Uint8Array;
};
type Answer = {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  readonly variant?: string;
};

const client = {
  region: "us-east-1",
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
  maxAttempts: 1,
};
export const image = "111122223333.dkr.ecr.us-east-1.amazonaws.com/models:1";
export const roleArn = "arn:aws:iam::111122223333:role/models";

const startHosting = (context: SageMakerContext, call: Call, options: HostingOptions) => {
  const hosting = createHostingOperations(context, call, options);
  hosting.resume();
  return { hosting, control: createJsonService(hosting.operations) };
};

/** SageMaker hosting on a port of its own, an S3 beside it, and the SDK's clients for both. */
export const aHosting = async (options: HostingOptions = {}, call: Call = async () => ({})) => {
  const folder = await mkdtemp(join(tmpdir(), "hosting-"));
  const s3 = await anS3();
  const events: SageMakerEvent[] = [];
  const context: SageMakerContext = {
    region: "us-east-1",
    accountId: "111122223333",
    folder,
    records: openRecords(join(folder, "records")),
    now: () => Date.now() / 1000,
    emit: (event) => events.push(event),
    s3: s3.client,
    endpointUrl: () => "http://127.0.0.1:1",
  };
  let running = startHosting(context, call, options);
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const serve = request.url?.startsWith("/endpoints/") ? running.hosting.runtime : running.control;
    void serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const control = new SageMakerClient({ ...client, endpoint: url });
  const runtime = new SageMakerRuntimeClient({ ...client, endpoint: url });

  const describe = (EndpointName = "live"): Promise<DescribeEndpointOutput> =>
    control.send(new DescribeEndpointCommand({ EndpointName }));

  const settled = async (name?: string): Promise<DescribeEndpointOutput> => {
    for (;;) {
      const endpoint = await describe(name);
      if (!["Creating", "Updating", "Deleting"].includes(endpoint.EndpointStatus ?? "")) return endpoint;
      await delay(10);
    }
  };

  const createModel = (ModelName: string, container: ContainerDefinition) =>
    control.send(
      new CreateModelCommand({
        ModelName,
        ExecutionRoleArn: roleArn,
        PrimaryContainer: { Image: image, ...container },
      }),
    );

  const createConfig = (EndpointConfigName: string, variants: Partial<ProductionVariant>[]) =>
    control.send(
      new CreateEndpointConfigCommand({
        EndpointConfigName,
        ProductionVariants: variants.map((variant) => ({
          ...variant,
          VariantName: variant.VariantName ?? "AllTraffic",
          InstanceType: "ml.m5.large",
          InitialInstanceCount: variant.InitialInstanceCount ?? 1,
        })),
      }),
    );

  const createEndpoint = (EndpointName: string, EndpointConfigName: string) =>
    control.send(new CreateEndpointCommand({ EndpointName, EndpointConfigName }));

  return {
    folder,
    url,
    s3,
    context,
    events,
    control,
    runtime,
    describe,
    settled,
    createModel,
    createConfig,
    createEndpoint,
    putModel: async (path: string, files: Readonly<Record<string, string>>) =>
      s3.put(path, await anArchive(Object.entries(files).map(([name, content]) => ({ name, content })))),
    /** An endpoint called `live` with one variant; resolves when it is settled. */
    deploy: async (container: ContainerDefinition, variant: Partial<ProductionVariant> = {}) => {
      await createModel("model", container);
      await createConfig("config", [{ ...variant, ModelName: "model" }]);
      await createEndpoint("live", "config");
      return settled();
    },
    invoke: async (request: Invoke): Promise<Answer> => {
      const input = { EndpointName: "live", ContentType: "application/json", Body: "", ...request };
      const answer = await runtime.send(new InvokeEndpointCommand(input));
      const contentType = answer.ContentType;
      const variant = answer.InvokedProductionVariant;
      return {
        text: Buffer.from(answer.Body).toString("utf8"),
        bytes: answer.Body,
        ...(contentType !== undefined && { contentType }),
        ...(variant !== undefined && { variant }),
      };
    },
    metrics: (endpointName = "live") => running.hosting.metrics(endpointName),
    restart: async (changed: HostingOptions = options) => {
      await running.hosting.close();
      running = startHosting({ ...context, records: openRecords(join(folder, "records")) }, call, changed);
    },
    close: async () => {
      await running.hosting.close();
      for (const each of [control, runtime]) each.destroy();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await s3.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

export type TestHosting = Awaited<ReturnType<typeof aHosting>>;
