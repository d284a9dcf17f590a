import type { Json } from "../../json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import { keysOf } from "../keys-of.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const CODE = "tuning";
const NUMERIC = ["IntegerParameterRanges", "ContinuousParameterRanges"] as const;

const rangesOf = (ranges: Json | undefined): readonly Json[] =>
  [...NUMERIC, "CategoricalParameterRanges"].flatMap((kind) => listAt(ranges, kind));

const numberAt = (range: Json, key: string): number | undefined => {
  const text = argumentAt(range, key);
  return typeof text === "string" && text.trim() !== "" && Number.isFinite(Number(text))
    ? Number(text)
    : undefined;
};

const checkRange = (range: Json, at: string): readonly LintFinding[] => {
  const path = `${at}.MinValue`;
  const [low, high] = [numberAt(range, "MinValue"), numberAt(range, "MaxValue")];
  const name = argumentAt(range, "Name");
  if (low === undefined || high === undefined) return [];
  if (low >= high)
    return [found.error(CODE, path, `the range of "${name}" is empty: ${low} is not less than ${high}`)];
  const isLogarithmic = argumentAt(range, "ScalingType") === "Logarithmic";
  return isLogarithmic && low <= 0
    ? [
        found.error(
          CODE,
          path,
          `the range of "${name}" cannot be logarithmic from ${low}: it must start above 0`,
        ),
      ]
    : [];
};

const groups = (regex: string): number | undefined => {
  try {
    return (new RegExp(`${regex}|`).exec("")?.length ?? 1) - 1;
  } catch {
    return undefined;
  }
};

const GROUP = /(?:^|[^\\])\(((?!\?)(?:\\.|\[(?:\\.|[^\]])*\]|[^()\\])*)\)/;

/** Whether the only group of a regular expression reads `0.5` but stops in the middle of `9.3e-05`. */
const cutsNumbers = (regex: string): boolean => {
  const group = GROUP.exec(regex)?.[1];
  if (group === undefined || groups(regex) !== 1) return false;
  const reads = (sample: string): boolean => new RegExp(`^(?:${group})$`).test(sample);
  return reads("0.5") && !reads("9.3e-05");
};

type Search = {
  readonly ranges: Json | undefined;
  readonly objective: Json | undefined;
  readonly definition: Json | undefined;
  readonly path: string;
  /** Where the ranges and the training job are. */
  readonly rangesPath: string;
  readonly definitionPath: string;
};

const checkSearch = (search: Search): readonly LintFinding[] => {
  const { ranges, objective, definition, path, rangesPath, definitionPath } = search;
  const statics = new Set(keysOf(argumentAt(definition, "StaticHyperParameters")));
  const metrics = listAt(definition, "AlgorithmSpecification", "MetricDefinitions");
  const metric = argumentAt(objective, "MetricName");
  const index = metrics.findIndex((one) => argumentAt(one, "Name") === metric);
  const regex = argumentAt(metrics[index], "Regex");
  const regexPath = `${definitionPath}.AlgorithmSpecification.MetricDefinitions[${index}].Regex`;
  const image = argumentAt(definition, "AlgorithmSpecification", "TrainingImage");
  const both = rangesOf(ranges)
    .map((range) => String(argumentAt(range, "Name")))
    .filter((name) => statics.has(name));
  const isReadable = typeof regex !== "string" || groups(regex) === 1;
  return [
    ...(objective === undefined ? [found.error(CODE, path, "a tuning needs an objective")] : []),
    ...(image !== undefined && metric !== undefined && regex === undefined && metrics.length > 0
      ? [
          found.error(
            CODE,
            path,
            `the objective "${metric}" is no metric that is read from the log`,
            "add it to metric_definitions",
          ),
        ]
      : []),
    ...(isReadable
      ? []
      : [
          found.error(
            CODE,
            regexPath,
            `the regular expression of "${metric}" must have exactly one group: ${regex}`,
            "put the number alone into ( ), other groups into (?: )",
          ),
        ]),
    ...(typeof regex === "string" && cutsNumbers(regex)
      ? [
          found.warning(
            "metric-regex",
            regexPath,
            `the regular expression of "${metric}" does not read numbers such as 9.3e-05 whole, so the worst job can win: ${regex}`,
            "leave it out for one that reads numbers in any form, or allow [0-9.eE+-]+",
          ),
        ]
      : []),
    ...both.map((name) =>
      found.error(
        CODE,
        `${definitionPath}.StaticHyperParameters.${name}`,
        `"${name}" is both searched and fixed`,
        "remove it from hyperparams or from ranges",
      ),
    ),
    ...(rangesOf(ranges).length === 0
      ? [found.error(CODE, path, "a tuning needs ranges to search", "add ranges: {name: {min: …, max: …}}")]
      : []),
    ...NUMERIC.flatMap((kind) =>
      listAt(ranges, kind).flatMap((range, at) => checkRange(range, `${rangesPath}.${kind}[${at}]`)),
    ),
  ];
};

const checkConfig = (
  config: Json | undefined,
  searches: readonly Search[],
  at: string,
): readonly LintFinding[] => {
  const path = `${at}.HyperParameterTuningJobConfig`;
  const [jobs, parallel] = ["MaxNumberOfTrainingJobs", "MaxParallelTrainingJobs"].map((key) =>
    argumentAt(config, "ResourceLimits", key),
  );
  const strategy = argumentAt(config, "Strategy");
  const stopping = argumentAt(config, "TrainingJobEarlyStoppingType");
  const numeric = searches.some(({ ranges }) => NUMERIC.some((kind) => listAt(ranges, kind).length > 0));
  return [
    ...(typeof jobs === "number" && typeof parallel === "number" && parallel > jobs
      ? [
          found.error(
            CODE,
            `${path}.ResourceLimits.MaxParallelTrainingJobs`,
            `max_parallel_jobs (${parallel}) is more than max_jobs (${jobs})`,
          ),
        ]
      : []),
    ...(strategy === "Hyperband" && stopping === "Auto"
      ? [
          found.error(
            CODE,
            `${path}.TrainingJobEarlyStoppingType`,
            "Hyperband stops jobs itself: early_stopping must be Off",
          ),
        ]
      : []),
    ...(strategy === "Grid" && numeric
      ? [found.error(CODE, `${path}.Strategy`, "Grid searches lists of values only", "write ranges as lists")]
      : []),
  ];
};

/** Rule 27: a tuning has an objective that it can read, ranges that hold something, and limits that agree. */
export const tuningsCanSearch: LintRule = ({ steps }) =>
  steps.flatMap(({ step: { Name, Type, Arguments } }) => {
    if (Type !== "Tuning") return [];
    const several = listAt(Arguments, "TrainingJobDefinitions");
    const single = argumentAt(Arguments, "TrainingJobDefinition");
    const config = argumentAt(Arguments, "HyperParameterTuningJobConfig");
    const path = `${Name}.Arguments`;
    if ((single === undefined) === (several.length === 0))
      return [found.error(CODE, path, "a tuning has either TrainingJobDefinition or TrainingJobDefinitions")];
    const searches: readonly Search[] =
      single === undefined
        ? several.map((definition, index) => ({
            definition,
            ranges: argumentAt(definition, "HyperParameterRanges"),
            objective: argumentAt(definition, "TuningObjective"),
            path: `${path}.TrainingJobDefinitions[${index}]`,
            rangesPath: `${path}.TrainingJobDefinitions[${index}].HyperParameterRanges`,
            definitionPath: `${path}.TrainingJobDefinitions[${index}]`,
          }))
        : [
            {
              definition: single,
              ranges: argumentAt(config, "ParameterRanges"),
              objective: argumentAt(config, "HyperParameterTuningJobObjective"),
              path,
              rangesPath: `${path}.HyperParameterTuningJobConfig.ParameterRanges`,
              definitionPath: `${path}.TrainingJobDefinition`,
            },
          ];
    const names = several.map((one) => argumentAt(one, "DefinitionName"));
    const twice = names.find((name, index) => names.indexOf(name) < index);
    return [
      ...(twice === undefined ? [] : [found.error(CODE, path, `two algorithms are called "${twice}"`)]),
      ...searches.flatMap(checkSearch),
      ...checkConfig(config, searches, path),
    ];
  });
