import { join } from "node:path";
import { createJsonService, type Operations } from "../gateway/json-service.ts";
import type { Service } from "../gateway/service.ts";
import { openRecords } from "../records/open-records.ts";
import type { Call } from "./call.ts";
import { checkOperation } from "./check-operation.ts";
import type { SageMakerContext } from "./context.ts";
import { createControlOperations } from "./control/create-control-operations.ts";
import { createTagOperations } from "./control/tags/create-tag-operations.ts";
import { keepTags } from "./control/tags/keep-tags.ts";
import { createTagStore } from "./control/tags/tag-store.ts";
import { createCall } from "./create-call.ts";
import { createTransformContainers } from "./create-transform-containers.ts";
import { createEngineOperations } from "./engine/create-engine-operations.ts";
import type { EngineOptions } from "./engine/steps/step-kinds.ts";
import { createHostingOperations, type Hosting } from "./hosting/create-hosting-operations.ts";
import type { HostingOptions } from "./hosting/hosting-options.ts";
import { createJobOperations } from "./jobs/create-job-operations.ts";
import type { JobOptions } from "./jobs/job-options.ts";

export type SageMakerOptions = Omit<SageMakerContext, "records" | "now"> &
  Omit<JobOptions, "startModelContainer"> &
  EngineOptions & {
    /** Epoch seconds; the machine's own time where not given. */
    readonly now?: () => number;
    readonly hosting?: Omit<HostingOptions, "python">;
  };

/** SageMaker on this machine. */
export type SageMaker = {
  /** Serves the control API. */
  readonly control: Service;
  /** Serves InvokeEndpoint. */
  readonly runtime: Service;
  readonly call: Call;
  readonly metrics: Hosting["metrics"];
  /** Takes up what an earlier process left unfinished; to be called once, when the endpoint URL answers. */
  resume(): void;
  /** Ends all work; what was running is taken up by the next `resume`. */
  close(): Promise<void>;
};

const contextOf = (options: SageMakerOptions): SageMakerContext => {
  const { region, accountId, folder, emit, s3, endpointUrl, now = () => Date.now() / 1000 } = options;
  const { s3Of, authorize } = options;
  const records = openRecords(join(folder, "records"));
  return {
    ...{ region, accountId, folder, records, now, emit, s3, endpointUrl },
    ...(s3Of === undefined ? {} : { s3Of }),
    ...(authorize === undefined ? {} : { authorize }),
  };
};

/** Assembles the local SageMaker of its parts; all state is in the folder. */
export const createSageMaker = (options: SageMakerOptions): SageMaker => {
  const context = contextOf(options);
  const hostingOptions: HostingOptions = { ...options.hosting, python: options.python };
  const startModelContainer = createTransformContainers(context, hostingOptions);
  const call = createCall(() => operations);
  const hosting = createHostingOperations(context, call, hostingOptions);
  const jobs = createJobOperations(context, call, { ...options, startModelContainer });
  const engine = createEngineOperations(context, call, options);
  const tags = createTagStore(context);
  const operations: Operations = {
    ...keepTags(
      {
        ...createControlOperations(context, call),
        ...hosting.operations,
        ...jobs.operations,
        ...engine.operations,
      },
      tags,
    ),
    ...createTagOperations(tags),
  };

  return {
    control: createJsonService(operations, (operation, input, caller) => {
      options.authorize?.(operation, input, caller);
      checkOperation(operation, input);
    }),
    runtime: hosting.runtime,
    metrics: hosting.metrics,
    call,
    resume: () => {
      // What executions wait for comes before them.
      for (const part of [hosting, jobs, engine]) part.resume();
    },
    close: async () => {
      for (const part of [engine, jobs, hosting]) await part.close();
    },
  };
};
