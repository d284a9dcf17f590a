import { showPath } from "../../config/yaml/show-path.ts";
import type { ArgumentOrigin } from "../argument-origin.ts";
import type { CompiledPipeline } from "../compilation.ts";
import type { Json } from "../json.ts";
import { flattenSteps } from "../references/flatten-steps.ts";
import { ownMembers } from "../references/own-members.ts";
import { walkJson } from "../references/walk-json.ts";
import type { ExplainedArgument } from "./explained-argument.ts";

const isLeaf = (value: Json): boolean => {
  if (typeof value !== "object" || value === null) return true;
  const keys = Object.keys(value);
  return (
    keys.length === 0 || (keys.length === 1 && ["Get", "Std:Join", "Std:JsonGet"].includes(keys[0] ?? ""))
  );
};

const parentOf = (path: string): string | undefined => {
  const cut = Math.max(path.lastIndexOf("."), path.lastIndexOf("["));
  return cut <= 0 ? undefined : path.slice(0, cut);
};

/** The origin of a value, else of the nearest part around it below the step itself. */
const originOf = (path: string, values: ReadonlyMap<string, ArgumentOrigin>): ArgumentOrigin | undefined => {
  for (let at: string | undefined = path; at !== undefined; at = parentOf(at)) {
    const parent = parentOf(at);
    if (parent === undefined) return undefined;
    const origin = values.get(at);
    if (origin !== undefined) return origin;
  }
  return undefined;
};

const describe = (origin: ArgumentOrigin | undefined): Omit<ExplainedArgument, "path" | "value"> => {
  if (origin === undefined || origin.kind === "code") return { origin: "compiler" };
  if (origin.kind !== "config") return { origin: origin.kind };
  const { node, near, path } = origin.place;
  const { source, offset } = node?.kind === "scalar" ? node.origin : near;
  return {
    origin: "config",
    repository: source.file.repository,
    file: source.file.path,
    ...source.locate(offset),
    configPath: showPath(path),
  };
};

/** Tells for every value of a step where it came from; undefined if the pipeline has no such step. */
export const explainStep = (
  pipeline: CompiledPipeline,
  name: string,
): readonly ExplainedArgument[] | undefined => {
  const step = flattenSteps(pipeline.definition.Steps).find((flat) => flat.step.Name === name)?.step;
  if (step === undefined) return undefined;
  const explained: ExplainedArgument[] = [];
  walkJson(ownMembers(step), name, (value, path) => {
    if (!isLeaf(value)) return true;
    explained.push({
      path: path.slice(name.length + 1),
      value,
      ...describe(originOf(path, pipeline.origins.values)),
    });
    return false;
  });
  return explained;
};
