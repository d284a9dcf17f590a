import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { Operations } from "../../local/gateway/json-service.ts";
import { openRecords } from "../../local/records/open-records.ts";
import type { Call } from "../../local/sagemaker/call.ts";
import type { SageMakerContext, SageMakerEvent } from "../../local/sagemaker/context.ts";
import { createEngineOperations } from "../../local/sagemaker/engine/create-engine-operations.ts";
import type { EngineOptions } from "../../local/sagemaker/engine/steps/step-kinds.ts";
import { createJobOperations } from "../../local/sagemaker/jobs/create-job-operations.ts";
import type { JobOptions } from "../../local/sagemaker/jobs/job-options.ts";
import { aRegistryStandIn } from "./a-registry-stand-in.ts";
import { anArchive } from "./an-archive.ts";
import { anS3 } from "./an-s3.ts";

type Options = Partial<JobOptions> &
  EngineOptions & {
    /** Operations in place of the system's own. */
    readonly operations?: Operations;
  };

const finished = /^(Completed|Failed|Stopped|Succeeded)$/;

/** The jobs and the engine of the local SageMaker over a real S3, called in process. */
export const aSageMaker = async (options: Options = {}) => {
  const s3 = await anS3();
  const folder = await mkdtemp(join(tmpdir(), "sagemaker-"));
  const events: SageMakerEvent[] = [];
  const warnings: string[] = [];

  const start = () => {
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
    const operations: Record<string, Operations[string]> = {};
    const call: Call = async (name, input) => {
      const operation = operations[name];
      if (!operation) throw new Error(`there is no operation ${name}`);
      // As over the wire, so that nobody shares an object with a record.
      return JSON.parse(JSON.stringify(await operation(JSON.parse(JSON.stringify(input)))));
    };
    const jobs = createJobOperations(context, call, {
      python: "python3",
      sandbox: "none",
      stopGraceSeconds: 120,
      warn: (message) => warnings.push(message),
      ...options,
    });
    const engine = createEngineOperations(context, call, options);
    const all = [aRegistryStandIn(context.records), jobs.operations, engine.operations, options.operations];
    Object.assign(operations, ...all);
    return { context, call, jobs, engine };
  };

  let system = start();
  let isClosed = false;
  const call: Call = (operation, input) => system.call(operation, input);
  const shut = async (): Promise<void> => {
    await system.engine.close();
    await system.jobs.close();
  };

  return {
    call,
    s3: s3.client,
    folder,
    events,
    warnings,
    records: () => system.context.records,
    put: (path: string, content: string | Buffer) => s3.put(path, Buffer.from(content)),
    /** Puts a code package of these files. */
    putCode: async (path: string, files: Readonly<Record<string, string | Buffer>>): Promise<string> => {
      const members = Object.entries(files).map(([name, content]) => ({ name, content }));
      await s3.put(path, await anArchive(members));
      return `s3://${path}`;
    },
    read: async (url: string): Promise<Buffer> => {
      const [Bucket = "", ...key] = url.replace("s3://", "").split("/");
      const { Body } = await s3.client.send(new GetObjectCommand({ Bucket, Key: key.join("/") }));
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    },
    keys: async (Bucket: string, Prefix = ""): Promise<string[]> => {
      const { Contents = [] } = await s3.client.send(new ListObjectsV2Command({ Bucket, Prefix }));
      return Contents.map(({ Key = "" }) => Key);
    },
    /** Waits for the end of a job or of an execution. */
    ended: async (operation: string, input: object) => {
      for (;;) {
        if (isClosed) throw new Error("closed before the end");
        const found = await call(operation, input);
        const statuses = Object.entries(found).filter(([name]) => /^(?!Secondary).*Status$/.test(name));
        if (statuses.some(([, status]) => finished.test(String(status)))) return found;
        await delay(20);
      }
    },
    /** As after a crash: nobody settles what was running but the next process. */
    restart: async (): Promise<void> => {
      await shut();
      system = start();
      system.jobs.resume();
      system.engine.resume();
    },
    close: async (): Promise<void> => {
      isClosed = true;
      await shut();
      await s3.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
