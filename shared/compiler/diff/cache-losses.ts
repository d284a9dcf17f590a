import type { DefinitionStep } from "../definition.ts";
import type { Json } from "../json.ts";
import { referencesOf } from "../references/references-of.ts";
import { cacheKeys } from "./cache-keys.ts";
import { diffJson } from "./diff-json.ts";
import { isCached } from "./is-cached.ts";

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

/** References within a step's cache keys to steps that run anew: what they yield differs, so the key does. */
const freshInputs = (after: DefinitionStep, runs: ReadonlySet<string>): readonly string[] => {
  const keys = keyPaths(after);
  const sources = referencesOf(after).flatMap(({ path, reference }) =>
    reference.kind === "step" &&
    runs.has(reference.step) &&
    keys.some((key) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`))
      ? [reference.step]
      : [],
  );
  return [...new Set(sources)].map((name) => `"${name}" runs anew, and its result is part of the cache key`);
};

/** Why a step cannot reuse its earlier result; empty where it can. */
export const cacheLosses = ({ before, after }: Steps, runs: ReadonlySet<string>): readonly string[] => {
  if (!isCached(after)) return ["the step is not cached"];
  if (before === undefined) return ["the step is new"];
  if (!isCached(before)) return ["the step was not cached before"];
  if ((before.Type as Json) !== after.Type) return [`the step was of type ${before.Type}`];
  return [...changedKeys({ before, after }), ...freshInputs(after, runs)];
};
