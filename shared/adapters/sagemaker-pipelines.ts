import {
  AddTagsCommand,
  CreatePipelineCommand,
  DeletePipelineCommand,
  DeleteTagsCommand,
  DescribePipelineCommand,
  ListPipelineExecutionsCommand,
  ListTagsCommand,
  ResourceNotFound,
  type SageMakerClient,
  SageMakerServiceException,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
  UpdatePipelineCommand,
} from "@aws-sdk/client-sagemaker";
import { countSteps } from "../domain/count-steps.ts";
import { pipelineRefused } from "../domain/errors.ts";
import type { Pipeline, Pipelines } from "../ports/pipelines.ts";
import { createGate } from "./create-gate.ts";

const members = ({ name, definition, roleArn, displayName, description, maxParallelSteps }: Pipeline) => ({
  PipelineName: name,
  PipelineDefinition: definition,
  RoleArn: roleArn,
  ...(displayName === undefined ? {} : { PipelineDisplayName: displayName }),
  ...(description === undefined ? {} : { PipelineDescription: description }),
  ...(maxParallelSteps === undefined
    ? {}
    : { ParallelismConfiguration: { MaxParallelExecutionSteps: maxParallelSteps } }),
});

const unlimited = ({ definition }: Pipeline) => ({
  ParallelismConfiguration: { MaxParallelExecutionSteps: Math.max(1, countSteps(definition)) },
});

const tagsOf = ({ tags = {} }: Pipeline) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

// SageMaker takes a few requests of a kind each second, and a project may have hundreds of pipelines.
const CONCURRENT = 8;

/** Somebody else was faster; whoever looks again finds the pipeline there. */
const isRace = ({ message }: Error): boolean => /already exists/i.test(message);

/** Does as asked of a pipeline, unless SageMaker takes that for invalid. */
const unlessRefused = async <T>(pipeline: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    const isInvalid = error instanceof SageMakerServiceException && error.name === "ValidationException";
    if (isInvalid && !isRace(error)) throw pipelineRefused(pipeline, error.message, error);
    throw error;
  }
};

/** Each question and each change waits for its turn, so that a large project is not throttled until it fails. */
const inTurn = (pipelines: Pipelines): Pipelines => {
  const gate = createGate(CONCURRENT);
  return {
    describe: (name) => gate(() => pipelines.describe(name)),
    create: (pipeline, token) =>
      gate(() => unlessRefused(pipeline.name, () => pipelines.create(pipeline, token))),
    update: (pipeline, change) =>
      gate(() => unlessRefused(pipeline.name, () => pipelines.update(pipeline, change))),
    start: (start) => gate(() => unlessRefused(start.pipeline, () => pipelines.start(start))),
    running: (name) => gate(() => pipelines.running(name)),
    stop: (arn, token) => gate(() => pipelines.stop(arn, token)),
    delete: (name, token) => gate(() => pipelines.delete(name, token)),
  };
};

/** Pipelines in SageMaker. */
export const createSageMakerPipelines = (client: SageMakerClient): Pipelines =>
  inTurn({
    describe: async (name) => {
      try {
        const live = await client.send(new DescribePipelineCommand({ PipelineName: name }));
        const steps = live.ParallelismConfiguration?.MaxParallelExecutionSteps;
        const { Tags = [] } = await client.send(
          new ListTagsCommand({ ResourceArn: live.PipelineArn, MaxResults: 100 }),
        );
        return {
          name,
          definition: live.PipelineDefinition ?? "{}",
          roleArn: live.RoleArn ?? "",
          // SageMaker answers with the name where no display name was given.
          ...(live.PipelineDisplayName === undefined || live.PipelineDisplayName === name
            ? {}
            : { displayName: live.PipelineDisplayName }),
          ...(live.PipelineDescription ? { description: live.PipelineDescription } : {}),
          ...(steps === undefined ? {} : { maxParallelSteps: steps }),
          tags: Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
        };
      } catch (error) {
        if (error instanceof ResourceNotFound) return undefined;
        throw error;
      }
    },
    create: async (pipeline, token) => {
      const tags = tagsOf(pipeline);
      await client.send(
        new CreatePipelineCommand({
          ...members(pipeline),
          ClientRequestToken: token,
          ...(tags.length === 0 ? {} : { Tags: tags }),
        }),
      );
    },
    update: async (pipeline, { live, untag }) => {
      const { PipelineArn } = await client.send(
        new UpdatePipelineCommand({
          // What is left out stays as it is, so what is declared no more has to be said too.
          PipelineDisplayName: pipeline.name,
          PipelineDescription: "",
          // There is no word for "all that can", which is the default; as many as there are steps is the same:
          // https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-pipeline.html
          ...(live.maxParallelSteps === undefined ? {} : unlimited(pipeline)),
          ...members(pipeline),
        }),
      );
      const tags = tagsOf(pipeline);
      if (untag.length > 0)
        await client.send(new DeleteTagsCommand({ ResourceArn: PipelineArn, TagKeys: [...untag] }));
      if (tags.length > 0) await client.send(new AddTagsCommand({ ResourceArn: PipelineArn, Tags: tags }));
    },
    start: async ({ pipeline, token, displayName, description, parameters, selection }) => {
      const { PipelineExecutionArn } = await client.send(
        new StartPipelineExecutionCommand({
          PipelineName: pipeline,
          ClientRequestToken: token,
          PipelineExecutionDisplayName: displayName,
          PipelineExecutionDescription: description,
          PipelineParameters: Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
          ...(selection === undefined
            ? {}
            : {
                SelectiveExecutionConfig: {
                  SelectedSteps: selection.steps.map((StepName) => ({ StepName })),
                  ...(selection.sourceExecution === undefined
                    ? {}
                    : { SourcePipelineExecutionArn: selection.sourceExecution }),
                },
              }),
        }),
      );
      if (PipelineExecutionArn === undefined)
        throw new Error(`SageMaker started ${pipeline} without telling the execution's ARN`);
      return PipelineExecutionArn;
    },
    running: async (name) => {
      // The newest suffice: a pipeline of which more than this many run at once is not one that waits for its turn.
      const { PipelineExecutionSummaries = [] } = await client.send(
        new ListPipelineExecutionsCommand({
          PipelineName: name,
          SortBy: "CreationTime",
          SortOrder: "Descending",
          MaxResults: 100,
        }),
      );
      return PipelineExecutionSummaries.filter(({ PipelineExecutionStatus: status }) =>
        ["Executing", "Stopping"].includes(status ?? ""),
      ).map(({ PipelineExecutionArn = "", PipelineExecutionDisplayName = "" }) => ({
        arn: PipelineExecutionArn,
        displayName: PipelineExecutionDisplayName,
      }));
    },
    stop: async (arn, token) => {
      await client.send(
        new StopPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: token }),
      );
    },
    delete: async (name, token) => {
      try {
        await client.send(new DeletePipelineCommand({ PipelineName: name, ClientRequestToken: token }));
      } catch (error) {
        if (!(error instanceof ResourceNotFound)) throw error;
      }
    },
  });
