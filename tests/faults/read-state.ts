import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { lastWords } from "./last-words.ts";
import { NAMES } from "./names.ts";
import { normalise } from "./normalise.ts";
import type { World } from "./open-world.ts";
import { readItems } from "./read-items.ts";
import type { Said } from "./read-statuses.ts";

// What is counted or noted of every try tells of the tries, as does what was declared in each; the state is the same without it.
const isOfTries = ({ pk, sk }: { pk: string; sk: string }): boolean =>
  pk.startsWith("audit#") || sk === "meta";

// A run of the collector that was broken off is one write of its route more.
const withoutCount = <T extends { pk: string; sk: string }>(item: T): T =>
  item.pk === "routes" || item.sk === "route" ? { ...item, generation: 0 } : item;

const readObjects = async ({ s3 }: World): Promise<readonly string[]> => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: NAMES.bucket }));
  return Contents.map(({ Key, ETag }) => `${Key} ${ETag}`);
};

const readPipelines = async ({ sagemaker }: World): Promise<readonly object[]> => {
  const { PipelineSummaries } = await sagemaker.call("ListPipelines", {
    SortBy: "Name",
    SortOrder: "Ascending",
  });
  return Promise.all(
    PipelineSummaries.map(async ({ PipelineName }: { PipelineName: string }) => {
      const {
        PipelineDefinition,
        RoleArn,
        PipelineDisplayName,
        PipelineDescription,
        ParallelismConfiguration,
      } = await sagemaker.call("DescribePipeline", { PipelineName });
      return {
        PipelineName,
        PipelineDefinition,
        RoleArn,
        PipelineDisplayName,
        PipelineDescription,
        ParallelismConfiguration,
      };
    }),
  );
};

/** Everything that a scenario leaves behind, without what two undisturbed courses of it differ in. */
export const readState = async (world: World, statuses: readonly Said[]) => {
  const executions = world.sagemaker.executions();
  const items = await readItems(world.url);
  const deeds = items
    .filter(({ pk, action }) => pk.startsWith("audit#") && action !== "declared")
    .map(({ pk, action, detail }) => JSON.stringify({ pk, action, detail }));
  const state = normalise(
    {
      records: items.filter((item) => !isOfTries(item)).map(withoutCount),
      deeds,
      objects: await readObjects(world),
      pipelines: await readPipelines(world),
      executions: executions.map(
        ({ PipelineExecutionDisplayName: name, PipelineExecutionStatus: status }) => `${name} ${status}`,
      ),
      statuses: lastWords(statuses),
    },
    executions.map(({ PipelineExecutionArn }) => PipelineExecutionArn),
  );
  // Only now have all things the names by which they are put in order.
  return {
    ...state,
    records: state.records.toSorted((left, right) =>
      `${left.pk} ${left.sk}` < `${right.pk} ${right.sk}` ? -1 : 1,
    ),
    deeds: [...new Set(state.deeds)].sort(),
  };
};

export type State = Awaited<ReturnType<typeof readState>>;
