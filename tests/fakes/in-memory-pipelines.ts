import type { Pipeline, Pipelines, Start } from "../../shared/ports/pipelines.ts";

export type InMemoryPipelines = Pipelines & {
  readonly live: Map<string, Pipeline>;
  readonly starts: Start[];
  readonly calls: string[];
};

/** SageMaker pipelines in memory: a token starts one execution, and a name is created once. */
export const createInMemoryPipelines = (): InMemoryPipelines => {
  const live = new Map<string, Pipeline>();
  const starts: Start[] = [];
  const calls: string[] = [];
  return {
    live,
    starts,
    calls,
    describe: async (name) => {
      calls.push(`describe ${name}`);
      return live.get(name);
    },
    create: async (pipeline) => {
      calls.push(`create ${pipeline.name}`);
      if (live.has(pipeline.name)) throw new Error(`Pipeline with name (${pipeline.name}) already exists.`);
      live.set(pipeline.name, pipeline);
    },
    update: async (pipeline) => {
      calls.push(`update ${pipeline.name}`);
      if (!live.has(pipeline.name)) throw new Error(`Pipeline '${pipeline.name}' does not exist.`);
      live.set(pipeline.name, pipeline);
    },
    start: async (start) => {
      calls.push(`start ${start.pipeline}`);
      if (!starts.some(({ token }) => token === start.token)) starts.push(start);
      const number = starts.findIndex(({ token }) => token === start.token) + 1;
      return `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${start.pipeline}/execution/e${number}`;
    },
  };
};
