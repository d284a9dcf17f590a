#!/usr/bin/env node
/**
 * Writes generated/sagemaker.json: what SageMaker's published API model says about the requests that Slipway
 * compiles or serves. `--check` writes nothing and fails when the file is stale.
 *
 *     node shared/api-constraints/generate.mjs [--check] [PATH/TO/service-2.json[.gz]]
 *
 * Without a path, the model comes from the botocore wheel named below, as PyPI has it.
 */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync } from "node:zlib";

const BOTOCORE = "1.43.67";
const MODEL = "botocore/data/sagemaker/2017-07-24/service-2.json.gz";
const TARGET = join(import.meta.dirname, "generated", "sagemaker.json");
const NOTICE = `From botocore ${BOTOCORE}, Copyright Amazon.com, Inc. or its affiliates, Apache License 2.0 (see ../NOTICE).`;

const every = (verbs, nouns) => nouns.flatMap((noun) => verbs.map((verb) => `${verb}${noun}`));

const OPERATIONS = [
  ...every(["Create", "Update", "Describe", "Delete"], ["Pipeline", "Endpoint", "ModelPackage"]),
  ...every(["Create", "Describe", "Delete"], ["Model", "EndpointConfig", "ModelPackageGroup"]),
  ...every(
    ["Create", "Describe", "Stop"],
    ["ProcessingJob", "TrainingJob", "TransformJob", "HyperParameterTuningJob"],
  ),
  ...every(["Start", "Stop", "Retry", "Update", "Describe"], ["PipelineExecution"]),
  ...every(["Create", "Describe"], ["AutoMLJob", "AutoMLJobV2", "InferenceComponent"]),
  ...every(["Put", "Get", "Delete"], ["ModelPackageGroupPolicy"]),
  ...every(["SendPipelineExecutionStep"], ["Success", "Failure"]),
  ...every(
    ["List"],
    [
      "EndpointConfigs",
      "Endpoints",
      "HyperParameterTuningJobs",
      "ModelPackageGroups",
      "ModelPackages",
      "Models",
      "PipelineExecutionSteps",
      "PipelineExecutions",
      "PipelineParametersForExecution",
      "PipelineVersions",
      "Pipelines",
      "ProcessingJobs",
      "Tags",
      "TrainingJobs",
      "TrainingJobsForHyperParameterTuningJob",
      "TransformJobs",
    ],
  ),
  ...every(["Add", "Delete"], ["Tags"]),
  "BatchDescribeModelPackage",
  "DescribePipelineDefinitionForExecution",
  "UpdateEndpointWeightsAndCapacities",
  "UpdatePipelineVersion",
].sort();

/** Whose answers a pipeline step's properties are. */
const OUTPUTS = new Set([
  "DescribeAutoMLJob",
  "DescribeAutoMLJobV2",
  "DescribeEndpoint",
  "DescribeEndpointConfig",
  "DescribeHyperParameterTuningJob",
  "DescribeInferenceComponent",
  "DescribeModel",
  "DescribeModelPackage",
  "DescribeProcessingJob",
  "DescribeTrainingJob",
  "DescribeTransformJob",
  "ListTrainingJobsForHyperParameterTuningJob",
]);

const CONSTRAINTS = ["required", "min", "max", "pattern", "enum"];
const NESTED = new Set(["structure", "list", "map"]);

const download = () => {
  const folder = mkdtempSync(join(tmpdir(), "botocore-"));
  try {
    const quiet = { stdio: ["ignore", "ignore", "inherit"] };
    execFileSync(
      "pip",
      ["download", "--quiet", "--no-deps", "--dest", folder, `botocore==${BOTOCORE}`],
      quiet,
    );
    const wheel = readdirSync(folder).find((file) => file.endsWith(".whl"));
    execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder], quiet);
    return readFileSync(join(folder, MODEL));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readModel = (path) => {
  const bytes = path === undefined ? download() : readFileSync(path);
  return JSON.parse(bytes[0] === 0x1f ? gunzipSync(bytes) : bytes);
};

const referencesOf = ({ members = {}, member, key, value }) =>
  [...Object.values(members), member, key, value].filter(Boolean).map(({ shape }) => shape);

/** The names of all shapes that can be met on the way down from `roots`. */
const reachable = (shapes, roots) => {
  const met = new Set();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const name = waiting.pop();
    if (met.has(name)) continue;
    met.add(name);
    waiting.push(...referencesOf(shapes[name]));
  }
  return met;
};

const reduce = (model) => {
  const known = OPERATIONS.filter((name) => model.operations[name]);
  const missing = OPERATIONS.filter((name) => !known.includes(name));
  if (missing.length > 0) throw new Error(`the API model has no operation ${missing.join(", ")}`);

  const inputOf = (name) => model.operations[name].input.shape;
  const outputOf = (name) => model.operations[name].output.shape;
  const asked = reachable(model.shapes, known.map(inputOf));
  const all = new Set([
    ...asked,
    ...reachable(model.shapes, known.filter((name) => OUTPUTS.has(name)).map(outputOf)),
  ]);

  const constraintsOf = (name) =>
    Object.fromEntries(
      CONSTRAINTS.filter((key) => asked.has(name) && model.shapes[name][key] !== undefined).map((key) => [
        key,
        model.shapes[name][key],
      ]),
    );
  const isPlain = (name) =>
    !NESTED.has(model.shapes[name].type) && Object.keys(constraintsOf(name)).length === 0;
  // A scalar without constraints is known by its type alone.
  const reference = ({ shape }) => (isPlain(shape) ? model.shapes[shape].type : shape);

  const reduceShape = (name) => {
    const { type, members, member, key, value, union } = model.shapes[name];
    return {
      type,
      ...constraintsOf(name),
      ...(union ? { union } : {}),
      ...(members
        ? { members: Object.fromEntries(Object.entries(members).map(([each, to]) => [each, reference(to)])) }
        : {}),
      ...(member ? { member: reference(member) } : {}),
      ...(key ? { key: reference(key), value: reference(value) } : {}),
    };
  };

  return {
    operations: known.map((name) => [
      name,
      { input: inputOf(name), ...(OUTPUTS.has(name) ? { output: outputOf(name) } : {}) },
    ]),
    shapes: [...all]
      .filter((name) => !isPlain(name))
      .sort()
      .map((name) => [name, reduceShape(name)]),
  };
};

/** One line for each entry, so that a newer API shows as a readable difference. */
const lines = (entries) =>
  entries.map(([name, value]) => `    ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(",\n");

const print = ({ operations, shapes }) =>
  `{\n  "notice": ${JSON.stringify(NOTICE)},\n  "operations": {\n${lines(operations)}\n  },\n  "shapes": {\n${lines(shapes)}\n  }\n}\n`;

const parameters = process.argv.slice(2);
const isCheck = parameters.includes("--check");
const text = print(reduce(readModel(parameters.find((parameter) => !parameter.startsWith("--")))));

if (!isCheck) {
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, text);
} else if (!existsSync(TARGET) || readFileSync(TARGET, "utf8") !== text) {
  console.error("generated/sagemaker.json is stale: run node shared/api-constraints/generate.mjs");
  process.exitCode = 1;
}
