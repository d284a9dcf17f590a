import type {
  CreatePipelineRequest,
  DescribePipelineRequest,
  ListPipelinesRequest,
  UpdatePipelineRequest,
} from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../../gateway/aws-error.ts";
import type { Operations } from "../../../gateway/json-service.ts";
import type { SageMakerContext } from "../../context.ts";
import { isWithin } from "../is-within.ts";
import { listPage, type PageRequest } from "../list-page.ts";
import { refuse } from "../refuse.ts";
import { createRequestTokens } from "../request-tokens.ts";
import type { Pipelines } from "./open-pipelines.ts";
import type { PipelineRecord } from "./pipeline-record.ts";
import { type DefinitionSource, readDefinition } from "./read-definition.ts";

type Named = { readonly PipelineName: string };
type Create = CreatePipelineRequest & Named & DefinitionSource & { readonly RoleArn: string };
type Update = UpdatePipelineRequest & Named & DefinitionSource;
type Delete = Named & { readonly ClientRequestToken: string };
type List = PageRequest &
  Pick<ListPipelinesRequest, "PipelineNamePrefix" | "SortBy"> & {
    readonly CreatedAfter?: number;
    readonly CreatedBefore?: number;
  };

/** The model allows longer names; the service itself does not. */
const LONGEST_NAME = 82;

const checkName = (name: string): void => {
  if (name.length > LONGEST_NAME)
    refuse(
      `1 validation error detected: Value '${name}' at 'pipelineName' failed to satisfy constraint: ` +
        `Member must have length less than or equal to ${LONGEST_NAME}`,
    );
};

const isBusy = (status: string): boolean => status === "Executing" || status === "Stopping";

const settingsOf = ({
  PipelineDisplayName,
  PipelineDescription,
  RoleArn,
  ParallelismConfiguration,
}: UpdatePipelineRequest): Partial<PipelineRecord> => ({
  ...(PipelineDisplayName === undefined ? {} : { PipelineDisplayName }),
  ...(PipelineDescription === undefined ? {} : { PipelineDescription }),
  ...(RoleArn === undefined ? {} : { RoleArn }),
  ...(ParallelismConfiguration === undefined ? {} : { ParallelismConfiguration }),
});

const describePipeline = (pipelines: Pipelines, pipeline: PipelineRecord, id?: number): object => {
  const { PipelineVersionId, ...members } = pipeline;
  const version = pipelines.version(pipeline, id ?? PipelineVersionId);
  const { CreationTime: _created, PipelineVersionId: _id, ...versioned } = version;
  const LastRunTime = pipelines.runs(pipeline).at(-1)?.CreationTime;
  return {
    PipelineDisplayName: pipeline.PipelineName,
    ...members,
    ...versioned,
    PipelineStatus: "Active",
    ...(LastRunTime === undefined ? {} : { LastRunTime }),
    CreatedBy: {},
    LastModifiedBy: {},
  };
};

const summaryOf = (pipelines: Pipelines, pipeline: PipelineRecord): object => {
  const {
    PipelineDefinition: _definition,
    PipelineVersionId: _id,
    ParallelismConfiguration: _steps,
    ...rest
  } = pipeline;
  const LastExecutionTime = pipelines.runs(pipeline).at(-1)?.CreationTime;
  return {
    PipelineDisplayName: pipeline.PipelineName,
    ...rest,
    ...(LastExecutionTime === undefined ? {} : { LastExecutionTime }),
  };
};

/** CreatePipeline, UpdatePipeline, DescribePipeline, ListPipelines and DeletePipeline. */
export const createPipelineOperations = (context: SageMakerContext, pipelines: Pipelines): Operations => {
  const { now, s3 } = context;
  const tokens = createRequestTokens(context);

  const checkNew = (name: string): void => {
    if (pipelines.find(name))
      refuse(
        `Pipeline names must be unique within an AWS account and region. Pipeline with name (${name}) already exists.`,
      );
  };

  return {
    CreatePipeline: async (input: Create) => {
      const { PipelineName, ClientRequestToken } = input;
      const request = { operation: "CreatePipeline", token: ClientRequestToken, input };
      checkName(PipelineName);
      const definition =
        (await readDefinition(s3, input)) ??
        refuse("Either Pipeline Definition or Pipeline Definition S3 location should be provided.");
      const known = tokens.find(request);
      if (known && pipelines.find(known.arn)) return { PipelineArn: known.arn };
      checkNew(PipelineName);
      const PipelineArn = pipelines.arnOf(PipelineName);
      const time = now();
      pipelines.put({
        PipelineName,
        PipelineArn,
        RoleArn: input.RoleArn,
        ...settingsOf(input),
        PipelineDefinition: definition,
        CreationTime: time,
        LastModifiedTime: time,
        PipelineVersionId: 1,
      });
      tokens.remember(request, PipelineArn);
      return { PipelineArn };
    },
    UpdatePipeline: async (input: Update) => {
      pipelines.get(input.PipelineName);
      const definition = await readDefinition(s3, input);
      const before = pipelines.get(input.PipelineName);
      const PipelineVersionId = before.PipelineVersionId + 1;
      pipelines.put({
        ...before,
        ...settingsOf(input),
        ...(definition === undefined ? {} : { PipelineDefinition: definition }),
        LastModifiedTime: now(),
        PipelineVersionId,
      });
      return { PipelineArn: before.PipelineArn, PipelineVersionId };
    },
    DescribePipeline: ({ PipelineName, PipelineVersionId }: DescribePipelineRequest & Named) =>
      describePipeline(pipelines, pipelines.get(PipelineName), PipelineVersionId),
    ListPipelines: ({ PipelineNamePrefix = "", SortBy, CreatedAfter, CreatedBefore, ...paging }: List) => {
      const listed = pipelines
        .list()
        .filter(
          ({ PipelineName, CreationTime }) =>
            PipelineName.startsWith(PipelineNamePrefix) &&
            isWithin(CreationTime, { after: CreatedAfter, before: CreatedBefore }),
        );
      const placeOf = ({ PipelineName, CreationTime }: PipelineRecord) =>
        SortBy === "Name" ? [PipelineName] : [CreationTime, PipelineName];
      const { items, ...page } = listPage(listed, placeOf, { SortOrder: "Descending", ...paging });
      return { PipelineSummaries: items.map((pipeline) => summaryOf(pipelines, pipeline)), ...page };
    },
    DeletePipeline: (input: Delete) => {
      const request = { operation: "DeletePipeline", token: input.ClientRequestToken, input };
      const pipeline = pipelines.find(input.PipelineName);
      const known = tokens.find(request);
      if (known && !pipeline) return { PipelineArn: known.arn };
      const { PipelineArn } = pipelines.get(input.PipelineName);
      if (!pipeline) return { PipelineArn };
      const busy = pipelines.runs(pipeline).filter((run) => isBusy(run.PipelineExecutionStatus));
      if (busy.length > 0)
        throw new AwsError(
          "ConflictException",
          `Pipeline '${PipelineArn}' has ${busy.length} running execution(s): stop them before it is deleted.`,
        );
      pipelines.delete(pipeline);
      tokens.remember(request, PipelineArn);
      return { PipelineArn };
    },
  };
};
