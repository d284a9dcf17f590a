import { canonicalText } from "../shared/compiler/canonical-text.ts";
import type { CompiledPipeline } from "../shared/compiler/compilation.ts";
import type { DefinitionParameter } from "../shared/compiler/definition.ts";
import { parameterProblem } from "../shared/compiler/pipeline/parameter-problem.ts";
import { parameterValue } from "../shared/compiler/pipeline/parameter-value.ts";
import { didYouMean } from "../shared/config/validate/did-you-mean.ts";
import type { Assignments } from "./read-options.ts";
import { UsageError } from "./usage-error.ts";

const refuse = (name: string, text: string, declared: readonly DefinitionParameter[]): string => {
  const parameter = declared.find(({ Name }) => Name === name);
  if (parameter !== undefined) return `--param ${name}: ${parameterProblem(parameter, text)}`;
  const names = declared.map(({ Name }) => Name);
  return `--param ${name}: there is no such parameter; ${didYouMean(name, names)}`;
};

/** Pipelines whose parameters default to the given values; every value must fit a parameter of one of them. */
export const assignParameters = (
  pipelines: readonly CompiledPipeline[],
  values: Assignments,
): readonly CompiledPipeline[] => {
  if (values.size === 0 || pipelines.length === 0) return pipelines;
  const taken = new Set<string>();
  const assign = (parameter: DefinitionParameter): DefinitionParameter => {
    const text = values.get(parameter.Name);
    const value = text === undefined ? undefined : parameterValue(parameter, text);
    if (value === undefined) return parameter;
    taken.add(parameter.Name);
    return { ...parameter, DefaultValue: value };
  };
  const assigned = pipelines.map((pipeline) => {
    const definition = { ...pipeline.definition, Parameters: pipeline.definition.Parameters.map(assign) };
    return { ...pipeline, definition, text: canonicalText(definition) };
  });
  const declared = pipelines.flatMap(({ definition }) => definition.Parameters);
  const refused = [...values].filter(([name]) => !taken.has(name));
  if (refused.length > 0)
    throw new UsageError(refused.map(([name, text]) => refuse(name, text, declared)).join("\n"));
  return assigned;
};
