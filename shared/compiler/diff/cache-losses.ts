import type { DefinitionStep } from "../definition.ts";
import type { Json } from "../json.ts";
import { referencesOf } from "../references/references-of.ts";
import { cacheKeys } from "./cache-keys.ts";
import { diffJson } from "./diff-json.ts";
import { isCached } from "./is-cached.ts";

/** What will have another value than it had at the run before. */
export type FreshValues = {
  /** Steps that run anew. */
  readonly runs: ReadonlySet<string>;
  /** Parameters whose defaults differ. */
  readonly parameters: ReadonlySet<string>;
};

type Steps = { readonly before: DefinitionStep | undefined; readonly after: DefinitionStep };

const changedKeys = ({
  before,
  after,
}: {
  before: DefinitionStep;
  after: DefinitionStep;
}): readonly string[] => {
  const [old, now] = [cacheKeys(before), cacheKeys(after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) =>
    diffJson(old.get(key), now.get(key), key).map(
      ({ path }) => `${path} changes, which is part of the cache key`,
    ),
  );
};

const keyPaths = (step: DefinitionStep): readonly string[] =>
  [...cacheKeys(step).keys()].map((key) => `${step.Name}.${key}`);

/** What a step's cache keys refer to that will have another value: steps that run anew, parameters with another default. */
const freshInputs = (after: DefinitionStep, { runs, parameters }: FreshValues): readonly string[] => {
  const keys = keyPaths(after);
  const told = referencesOf(after).flatMap(({ path, reference }) => {
    if (!keys.some((key) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`)))
      return [];
    if (reference.kind === "step" && runs.has(reference.step))
      return [`"${reference.step}" runs anew, and its result is part of the cache key`];
    if (reference.kind === "parameter" && parameters.has(reference.name))
      return [`the parameter "${reference.name}" changes, which is part of the cache key`];
    return [];
  });
  return [...new Set(told)];
};

/** Why a step cannot reuse its earlier result; empty where it can. */
export const cacheLosses = ({ before, after }: Steps, fresh: FreshValues): readonly string[] => {
  if (!isCached(after)) return ["the step is not cached"];
  if (before === undefined) return ["the step is new"];
  if (!isCached(before)) return ["the step was not cached before"];
  if ((before.Type as Json) !== after.Type) return [`the step was of type ${before.Type}`];
  return [...changedKeys({ before, after }), ...freshInputs(after, fresh)];
};
