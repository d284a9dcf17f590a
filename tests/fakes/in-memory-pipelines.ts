import { countSteps } from "../../shared/domain/count-steps.ts";
import type { Start } from "../../shared/domain/start.ts";
import type { Pipeline, Pipelines } from "../../shared/ports/pipelines.ts";

export type InMemoryPipelines = Pipelines & {
  readonly live: Map<string, Pipeline>;
  readonly starts: Start[];
  /** What a pipeline was when a start of it was taken on, by the start's token. */
  readonly trained: Map<string, Pipeline>;
  /** Starts whose executions are over, by token. */
  readonly over: Set<string>;
  readonly stopped: string[];
  readonly calls: string[];
};

/** SageMaker pipelines in memory: a token starts one execution, and a name is created once. */
export const createInMemoryPipelines = (): InMemoryPipelines => {
  const live = new Map<string, Pipeline>();
  const starts: Start[] = [];
  const calls: string[] = [];
  const trained = new Map<string, Pipeline>();
  const over = new Set<string>();
  const stopped: string[] = [];
  const stopTokens = new Map<string, string>();
  const arnOf = ({ pipeline, token }: Start): string =>
    `arn:aws:sagemaker:us-east-1:111122223333:pipeline/${pipeline}/execution/e${starts.findIndex((start) => start.token === token) + 1}`;
  return {
    live,
    starts,
    trained,
    calls,
    over,
    stopped,
    describe: async (name) => {
      calls.push(`describe ${name}`);
      return live.get(name);
    },
    create: async (pipeline) => {
      calls.push(`create ${pipeline.name}`);
      if (live.has(pipeline.name)) throw new Error(`Pipeline with name (${pipeline.name}) already exists.`);
      live.set(pipeline.name, pipeline);
    },
    update: async (pipeline, { live: known, untag }) => {
      calls.push(`update ${pipeline.name}`);
      const before = live.get(pipeline.name);
      if (before === undefined) throw new Error(`Pipeline '${pipeline.name}' does not exist.`);
      const limit =
        known.maxParallelSteps === undefined ? before.maxParallelSteps : countSteps(pipeline.definition);
      const kept = Object.entries(before.tags ?? {}).filter(([key]) => !untag.includes(key));
      live.set(pipeline.name, {
        ...(limit === undefined ? {} : { maxParallelSteps: limit }),
        ...pipeline,
        tags: { ...Object.fromEntries(kept), ...pipeline.tags },
      });
    },
    start: async (start) => {
      calls.push(`start ${start.pipeline}`);
      const pipeline = live.get(start.pipeline);
      if (pipeline === undefined) throw new Error(`Pipeline '${start.pipeline}' does not exist.`);
      if (!starts.some(({ token }) => token === start.token)) {
        starts.push(start);
        trained.set(start.token, pipeline);
      }
      return arnOf(start);
    },
    running: async (name) => {
      calls.push(`running ${name}`);
      return starts
        .filter(({ pipeline, token }) => pipeline === name && !over.has(token))
        .map((start) => ({ arn: arnOf(start), displayName: start.displayName }))
        .toReversed();
    },
    stop: async (arn, token) => {
      calls.push("stop");
      if ((stopTokens.get(token) ?? arn) !== arn)
        throw new Error(`the token ${token} was used for another request`);
      stopTokens.set(token, arn);
      stopped.push(arn);
      const start = starts.find((each) => arnOf(each) === arn);
      if (start !== undefined) over.add(start.token);
    },
    delete: async (name) => {
      calls.push(`delete ${name}`);
      live.delete(name);
    },
  };
};
