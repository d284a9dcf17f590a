import type { Operations } from "../../../gateway/json-service.ts";
import { isWithin } from "../is-within.ts";
import { listPage, type PageRequest } from "../list-page.ts";
import type { Pipelines, Run } from "./open-pipelines.ts";
import type { VersionRecord } from "./version-record.ts";

type List = PageRequest & {
  readonly PipelineName: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
};
type Words = Pick<VersionRecord, "PipelineVersionDisplayName" | "PipelineVersionDescription">;
type Update = Words & { readonly PipelineArn: string; readonly PipelineVersionId: number };

/** The version that an execution runs: the one that it asked for, else the newest when it began. */
const versionOf = (run: Run, versions: readonly VersionRecord[]): number | undefined =>
  run.PipelineVersionId ??
  versions
    .filter(({ CreationTime }) => CreationTime <= run.CreationTime)
    .map(({ PipelineVersionId }) => PipelineVersionId)
    .sort((left, right) => left - right)
    .at(-1);

/** ListPipelineVersions and UpdatePipelineVersion. */
export const createVersionOperations = (pipelines: Pipelines): Operations => ({
  ListPipelineVersions: ({ PipelineName, CreatedAfter, CreatedBefore, ...paging }: List) => {
    const pipeline = pipelines.get(PipelineName);
    const versions = pipelines.versions(pipeline);
    const runs = pipelines.runs(pipeline);
    const listed = versions.filter(({ CreationTime }) =>
      isWithin(CreationTime, { after: CreatedAfter, before: CreatedBefore }),
    );
    const summaryOf = (version: VersionRecord): object => {
      const {
        PipelineDefinition: _definition,
        RoleArn: _role,
        ParallelismConfiguration: _steps,
        ...summary
      } = version;
      const last = runs.filter((run) => versionOf(run, versions) === version.PipelineVersionId).at(-1);
      return {
        ...summary,
        ...(last ? { LastExecutionPipelineExecutionArn: last.PipelineExecutionArn } : {}),
      };
    };
    const placeOf = ({ PipelineVersionId }: VersionRecord) => [PipelineVersionId];
    const { items, ...page } = listPage(listed, placeOf, { SortOrder: "Descending", ...paging });
    return { PipelineVersionSummaries: items.map(summaryOf), ...page };
  },
  UpdatePipelineVersion: ({ PipelineArn, PipelineVersionId, ...words }: Update) => {
    const pipeline = pipelines.get(PipelineArn);
    pipelines.putVersion(pipeline, { ...pipelines.version(pipeline, PipelineVersionId), ...words });
    return { PipelineArn: pipeline.PipelineArn, PipelineVersionId };
  },
});
