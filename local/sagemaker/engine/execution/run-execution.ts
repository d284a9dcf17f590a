import { type DependencyGraph, dependencyGraph } from "../definition/dependency-graph.ts";
import { nextSteps, type StepState } from "../definition/next-steps.ts";
import { parseDefinition } from "../definition/parse-definition.ts";
import type { PipelineDefinition } from "../definition/pipeline-definition.ts";
import { selectSteps } from "../definition/select-steps.ts";
import type { EngineRuntime } from "./engine-runtime.ts";
import type { ExecutionRecord, StepRecord } from "./execution-record.ts";
import { runStep } from "./run-step.ts";

const defaultParallelism = 50;

const stateOf = (step: StepRecord | undefined): StepState => {
  if (!step) return { status: "waiting" };
  if (step.StepStatus !== "Succeeded") return { status: "ended" };
  return { status: "succeeded", outcome: step.properties?.Outcome as StepState["outcome"] };
};

type Plan = {
  readonly definition: PipelineDefinition;
  readonly graph: DependencyGraph;
  readonly selected: ReadonlySet<string>;
};

const planOf = (execution: ExecutionRecord, text: string): Plan => {
  const definition = parseDefinition(text);
  const graph = dependencyGraph(definition);
  return { definition, graph, selected: selectSteps(definition, graph, execution.SelectiveExecutionConfig) };
};

/** Runs all steps whose turn comes, as many beside each other as may be; gives what became of them. */
const runSteps = async (
  runtime: EngineRuntime,
  execution: ExecutionRecord,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, StepRecord>> => {
  const { store } = runtime;
  const arn = execution.PipelineExecutionArn;
  const { definition, graph, selected } = planOf(execution, store.definition(arn));
  const most = execution.ParallelismConfiguration?.MaxParallelExecutionSteps ?? defaultParallelism;
  const ended = new Map<string, StepRecord>();
  for (const name of selected) {
    const step = store.step(arn, name);
    if (step) ended.set(name, step);
  }
  const running = new Map<string, Promise<unknown>>();
  let broken: Error | undefined;

  const start = (name: string): void => {
    const step = definition.nodes.get(name)?.step;
    if (!step) return;
    const done = runStep(runtime, { execution, definition, step, signal })
      .then((record) => void ended.set(name, record))
      .catch((error: Error) => {
        broken ??= error;
      })
      .finally(() => running.delete(name));
    running.set(name, done);
  };
  const ready = (): string[] => {
    const hasFailed = [...ended.values()].some(({ StepStatus }) => StepStatus !== "Succeeded");
    if (hasFailed || broken || signal.aborted) return [];
    return nextSteps({
      graph,
      nodes: definition.nodes,
      selected,
      stateOf: (name) => (running.has(name) ? { status: "running" } : stateOf(ended.get(name))),
    });
  };

  for (;;) {
    for (const name of ready().slice(0, most - running.size)) start(name);
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  if (broken) throw broken;
  return ended;
};

const ending = (steps: ReadonlyMap<string, StepRecord>, wasStopped: boolean): Partial<ExecutionRecord> => {
  if (wasStopped) return { PipelineExecutionStatus: "Stopped" };
  if ([...steps.values()].every(({ StepStatus }) => StepStatus === "Succeeded")) {
    return { PipelineExecutionStatus: "Succeeded" };
  }
  return {
    PipelineExecutionStatus: "Failed",
    FailureReason: "Step failure: One or multiple steps failed.",
  };
};

/** Runs an execution from where its records stand to its end. */
export const runExecution = async (
  runtime: EngineRuntime,
  arn: string,
  signal: AbortSignal,
): Promise<void> => {
  const { store, closing, context } = runtime;
  const finish = (changes: Partial<ExecutionRecord>): void => {
    if (!closing.aborted) store.update(arn, { ...changes, EndTime: context.now() });
  };
  try {
    const steps = await runSteps(runtime, store.find(arn), signal);
    finish(ending(steps, signal.aborted));
  } catch (error) {
    finish({
      PipelineExecutionStatus: "Failed",
      FailureReason: `InternalServerError: ${(error as Error).message}`,
    });
  }
};
