import type { Operations } from "../../../gateway/json-service.ts";
import { takePage } from "../../jobs/take-page.ts";
import { parseDefinition } from "../definition/parse-definition.ts";
import { resolveParameters } from "../definition/resolve-parameters.ts";
import type { EngineRuntime } from "../execution/engine-runtime.ts";
import type { ExecutionRecord, StepRecord } from "../execution/execution-record.ts";

type Paging = { readonly MaxResults?: number; readonly NextToken?: string };
type Sorting = Paging & { readonly SortBy?: string; readonly SortOrder?: "Ascending" | "Descending" };
type ListExecutions = Sorting & {
  readonly PipelineName: string;
  readonly CreatedAfter?: number;
  readonly CreatedBefore?: number;
};
type OfExecution = { readonly PipelineExecutionArn: string };

const executionSummary = (execution: ExecutionRecord) => ({
  PipelineExecutionArn: execution.PipelineExecutionArn,
  StartTime: execution.CreationTime,
  PipelineExecutionStatus: execution.PipelineExecutionStatus,
  PipelineExecutionDescription: execution.PipelineExecutionDescription,
  PipelineExecutionDisplayName: execution.PipelineExecutionDisplayName,
  PipelineExecutionFailureReason: execution.FailureReason,
});

const stepSummary = ({ properties, ...step }: StepRecord) => step;

/** Sorted by a key, and by age of the record where keys are equal; the newest first where nothing is asked. */
const sorted = <T>(items: readonly T[], keyOf: (item: T) => string | number, order = "Descending"): T[] => {
  const ascending = items
    .map((item, index) => ({ item, key: keyOf(item), index }))
    .sort((left, right) =>
      left.key === right.key ? left.index - right.index : left.key < right.key ? -1 : 1,
    )
    .map(({ item }) => item);
  return order === "Descending" ? ascending.reverse() : ascending;
};

/** The operations that list executions, their steps and their parameters. */
export const listOperations = ({ store, call }: EngineRuntime): Operations => ({
  ListPipelineExecutions: async (input: ListExecutions) => {
    const { PipelineArn } = await call("DescribePipeline", { PipelineName: input.PipelineName });
    const { CreatedAfter = -1, CreatedBefore = Number.POSITIVE_INFINITY, SortBy, SortOrder } = input;
    const wanted = store
      .all()
      .filter(
        (execution) =>
          execution.PipelineArn === PipelineArn &&
          execution.CreationTime > CreatedAfter &&
          execution.CreationTime < CreatedBefore,
      );
    const keyOf = (execution: ExecutionRecord) =>
      SortBy === "PipelineExecutionArn" ? execution.PipelineExecutionArn : execution.CreationTime;
    const { items, ...next } = takePage(sorted(wanted, keyOf, SortOrder), input);
    return { PipelineExecutionSummaries: items.map(executionSummary), ...next };
  },
  ListPipelineExecutionSteps: ({ PipelineExecutionArn, SortOrder, ...paging }: OfExecution & Sorting) => {
    store.find(PipelineExecutionArn);
    const steps = sorted(store.steps(PipelineExecutionArn), ({ StartTime }) => StartTime, SortOrder);
    const { items, ...next } = takePage(steps, paging);
    return { PipelineExecutionSteps: items.map(stepSummary), ...next };
  },
  ListPipelineParametersForExecution: ({ PipelineExecutionArn, ...paging }: OfExecution & Paging) => {
    const { PipelineParameters } = store.find(PipelineExecutionArn);
    const { parameters } = parseDefinition(store.definition(PipelineExecutionArn));
    const values = [...resolveParameters(parameters, PipelineParameters)];
    const { items, ...next } = takePage(values, paging);
    return { PipelineParameters: items.map(([Name, { text }]) => ({ Name, Value: text })), ...next };
  },
});
