import type { DefinitionStep, PipelineDefinition } from "../definition.ts";
import type { Json } from "../json.ts";
import { graphOf } from "../references/graph-of.ts";
import { ownMembers } from "../references/own-members.ts";
import { cacheLosses } from "./cache-losses.ts";
import type { DefinitionDiff, StepDiff } from "./definition-diff.ts";
import { diffJson } from "./diff-json.ts";
import { inOrder } from "./in-order.ts";

const EMPTY: Pick<PipelineDefinition, "Steps" | "Parameters"> = { Steps: [], Parameters: [] };

const stepsOf = (definition: Pick<PipelineDefinition, "Steps">): ReadonlyMap<string, DefinitionStep> =>
  new Map(graphOf(definition).steps.map(({ step }) => [step.Name, step]));

// Every run records something new or decides anew; only jobs can be skipped, and only by the service's cache.
const compare = (
  before: DefinitionStep | undefined,
  after: DefinitionStep,
  fresh: { readonly runs: Set<string>; readonly parameters: ReadonlySet<string> },
): StepDiff => {
  const changes = before === undefined ? [] : diffJson(ownMembers(before), ownMembers(after));
  const why = cacheLosses({ before, after }, fresh);
  if (why.length > 0) fresh.runs.add(after.Name);
  return {
    name: after.Name,
    type: after.Type,
    change: before === undefined ? "added" : changes.length > 0 ? "changed" : "unchanged",
    changes,
    next: why.length > 0 ? "runs" : "cached",
    why,
  };
};

const removed = ({ Name, Type }: DefinitionStep): StepDiff => ({
  name: Name,
  type: Type,
  change: "removed",
  changes: [],
  next: "gone",
  why: [],
});

const settingsOf = ({ Steps: _steps, Parameters: _parameters, ...rest }: Partial<PipelineDefinition>): Json =>
  rest as unknown as Json;

// A definition that another tool deployed may declare none.
type Declared = Partial<Pick<PipelineDefinition, "Parameters">>;

const changedParameters = (before: Declared, after: Declared): ReadonlySet<string> => {
  const defaults = new Map((before.Parameters ?? []).map(({ Name, DefaultValue }) => [Name, DefaultValue]));
  return new Set(
    (after.Parameters ?? [])
      .filter(({ Name, DefaultValue }) => defaults.get(Name) !== DefaultValue)
      .map(({ Name }) => Name),
  );
};

/**
 * Tells what changes when one definition replaces another, or where there is none yet: step by step what differs, which
 * steps lose the result that the service would have reused and why, and which will run.
 */
export const diffDefinitions = (
  before: PipelineDefinition | undefined,
  after: PipelineDefinition,
): DefinitionDiff => {
  const [old, now] = [stepsOf(before ?? EMPTY), stepsOf(after)];
  const fresh = { runs: new Set<string>(), parameters: changedParameters(before ?? EMPTY, after) };
  const order = inOrder(graphOf(after)).filter((name) => now.has(name));
  const compared = new Map(
    order.map((name) => [name, compare(old.get(name), now.get(name) as DefinitionStep, fresh)]),
  );
  const steps = [
    ...[...now.keys()].flatMap((name) => compared.get(name) ?? []),
    ...[...old.values()].filter(({ Name }) => !now.has(Name)).map(removed),
  ];
  const parameters = diffJson(
    (before ?? EMPTY).Parameters as unknown as Json,
    after.Parameters as unknown as Json,
  );
  const settings = before === undefined ? [] : diffJson(settingsOf(before), settingsOf(after));
  const isSame =
    before !== undefined &&
    parameters.length + settings.length === 0 &&
    steps.every(({ change }) => change === "unchanged");
  return { isSame, parameters, settings, steps };
};
