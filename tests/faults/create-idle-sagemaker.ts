import { join } from "node:path";
import type { S3Client } from "@aws-sdk/client-s3";
import { createJsonService, type Operations } from "../../local/gateway/json-service.ts";
import type { Service } from "../../local/gateway/service.ts";
import { openRecords } from "../../local/records/open-records.ts";
import type { Call } from "../../local/sagemaker/call.ts";
import { checkOperation } from "../../local/sagemaker/check-operation.ts";
import type { SageMakerContext } from "../../local/sagemaker/context.ts";
import { createControlOperations } from "../../local/sagemaker/control/create-control-operations.ts";
import { createTagOperations } from "../../local/sagemaker/control/tags/create-tag-operations.ts";
import { keepTags } from "../../local/sagemaker/control/tags/keep-tags.ts";
import { createTagStore } from "../../local/sagemaker/control/tags/tag-store.ts";
import { createCall } from "../../local/sagemaker/create-call.ts";
import { createExecutionStore } from "../../local/sagemaker/engine/execution/create-execution-store.ts";
import type { Executions } from "../../local/sagemaker/engine/execution/create-executions.ts";
import type { ExecutionRecord } from "../../local/sagemaker/engine/execution/execution-record.ts";
import { executionOperations } from "../../local/sagemaker/engine/operations/execution-operations.ts";
import { listOperations } from "../../local/sagemaker/engine/operations/list-operations.ts";
import { createCallbacks } from "../../local/sagemaker/engine/steps/callback-step.ts";
import { findStepKind } from "../../local/sagemaker/engine/steps/step-kinds.ts";
import { PLACE } from "../../local/system/place.ts";

export type IdleSageMaker = {
  readonly control: Service;
  readonly call: Call;
  /** Every execution, oldest first. */
  executions(): readonly ExecutionRecord[];
  /** Ends an execution as its steps would have. */
  end(arn: string, status: ExecutionRecord["PipelineExecutionStatus"]): void;
};

type Options = Pick<SageMakerContext, "folder" | "s3" | "emit">;

// No step runs: an execution goes on until a test ends it.
const IDLE: Executions = { start: () => {}, stop: () => {}, resume: () => {}, settled: async () => {} };

/** The local SageMaker's own pipelines, executions and registry, of which no step ever runs. */
export const createIdleSageMaker = ({ folder, s3, emit }: Options): IdleSageMaker => {
  const context: SageMakerContext = {
    region: PLACE.region,
    accountId: PLACE.accountId,
    folder,
    records: openRecords(join(folder, "records")),
    now: () => Date.now() / 1000,
    emit,
    s3: s3 as S3Client,
    endpointUrl: () => "http://127.0.0.1:1",
  };
  const call = createCall(() => operations);
  const store = createExecutionStore(context);
  const runtime = {
    context,
    call,
    store,
    kindOf: findStepKind(createCallbacks(), {}),
    closing: new AbortController().signal,
  };
  const tags = createTagStore(context);
  const operations: Operations = {
    ...keepTags(
      {
        ...createControlOperations(context, call),
        ...executionOperations(runtime, IDLE),
        ...listOperations(runtime),
      },
      tags,
    ),
    ...createTagOperations(tags),
  };
  return {
    control: createJsonService(operations, checkOperation),
    call,
    executions: () => store.all().sort((a, b) => a.CreationTime - b.CreationTime || (a.id < b.id ? -1 : 1)),
    end: (arn, status) => {
      store.update(arn, { PipelineExecutionStatus: status, EndTime: context.now() });
    },
  };
};
