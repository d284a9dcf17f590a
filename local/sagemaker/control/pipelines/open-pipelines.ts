import { AwsError } from "../../../gateway/aws-error.ts";
import type { SageMakerContext } from "../../context.ts";
import { resourceArn } from "../resource-arn.ts";
import type { PipelineRecord } from "./pipeline-record.ts";
import type { VersionRecord } from "./version-record.ts";

/** An execution as far as its pipeline cares. */
export type Run = {
  readonly id: string;
  readonly PipelineArn: string;
  readonly PipelineExecutionArn: string;
  readonly PipelineExecutionStatus: string;
  readonly PipelineVersionId?: number;
  readonly CreationTime: number;
};

/** The records of pipelines, their versions and their executions. */
export interface Pipelines {
  arnOf(name: string): string;
  /** Finds by name or ARN, whatever the case: ARNs are in lower case, and no two pipelines share one. */
  find(nameOrArn: string): PipelineRecord | undefined;
  /** Refuses what does not exist. */
  get(nameOrArn: string): PipelineRecord;
  list(): PipelineRecord[];
  /** Saves a pipeline together with what it is from now on as its newest version. */
  put(pipeline: PipelineRecord): void;
  /** Deletes a pipeline with its versions and executions. */
  delete(pipeline: PipelineRecord): void;
  version(pipeline: PipelineRecord, id: number): VersionRecord;
  putVersion(pipeline: PipelineRecord, version: VersionRecord): void;
  versions(pipeline: PipelineRecord): VersionRecord[];
  /** The executions of a pipeline, oldest first. */
  runs(pipeline: PipelineRecord): Run[];
}

const missing = (message: string): never => {
  throw new AwsError("ResourceNotFound", message);
};

/** Opens the pipelines. */
export const openPipelines = (context: SageMakerContext): Pipelines => {
  const { records } = context;
  const arnOf = (name: string): string =>
    name.startsWith("arn:") ? name.toLowerCase() : resourceArn(context, "pipeline", name);
  const list = (): PipelineRecord[] => records.list<PipelineRecord>("pipeline");
  const find = (nameOrArn: string): PipelineRecord | undefined =>
    records.get<PipelineRecord>("pipeline", nameOrArn) ??
    list().find(({ PipelineArn }) => PipelineArn === arnOf(nameOrArn));
  const versionName = ({ PipelineName }: PipelineRecord, id: number): string => `${PipelineName}/${id}`;
  const putVersion = (pipeline: PipelineRecord, version: VersionRecord): void =>
    records.put("pipeline-version", versionName(pipeline, version.PipelineVersionId), version);
  const versions = ({ PipelineArn }: PipelineRecord): VersionRecord[] =>
    records.list<VersionRecord>("pipeline-version").filter((version) => version.PipelineArn === PipelineArn);
  const runs = ({ PipelineArn }: PipelineRecord): Run[] =>
    records
      .list<Run>("pipeline-execution")
      .filter((run) => run.PipelineArn === PipelineArn)
      .sort((left, right) => left.CreationTime - right.CreationTime);

  return {
    arnOf,
    find,
    list,
    versions,
    putVersion,
    runs,
    get: (nameOrArn) => find(nameOrArn) ?? missing(`Pipeline '${arnOf(nameOrArn)}' does not exist.`),
    put: (pipeline) => {
      const { PipelineArn, PipelineVersionId, PipelineDefinition, RoleArn, ParallelismConfiguration } =
        pipeline;
      // The version first: a pipeline that is on record has the version that it names.
      putVersion(pipeline, {
        PipelineArn,
        PipelineVersionId,
        PipelineDefinition,
        RoleArn,
        ...(ParallelismConfiguration ? { ParallelismConfiguration } : {}),
        CreationTime: pipeline.LastModifiedTime,
      });
      records.put("pipeline", pipeline.PipelineName, pipeline);
    },
    delete: (pipeline) => {
      records.delete("pipeline", pipeline.PipelineName);
      for (const { PipelineVersionId } of versions(pipeline))
        records.delete("pipeline-version", versionName(pipeline, PipelineVersionId));
      for (const { id } of runs(pipeline)) {
        records.delete("pipeline-execution", id);
        records.delete("pipeline-execution-definition", id);
      }
    },
    version: (pipeline, id) =>
      records.get<VersionRecord>("pipeline-version", versionName(pipeline, id)) ??
      missing(`Version ${id} of pipeline '${pipeline.PipelineArn}' does not exist.`),
  };
};
