import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { compileText } from "../builders/compile-text.ts";

// Definitions made by the framework whose language this is. They are not part of the project: where they are not at hand,
// the comparison is skipped, and the other golden tests hold what was derived from them.
const ORACLES = new URL("../../../shared/oracle/", import.meta.url);
const names = existsSync(ORACLES)
  ? readdirSync(ORACLES).flatMap((file) => (file.endsWith(".conf.yaml") ? [file.slice(0, -".conf.yaml".length)] : []))
  : [];

const differences = (ours: unknown, theirs: unknown, path = ""): readonly string[] => {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return [];
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  const isComparable = isObject(ours) && isObject(theirs) && Array.isArray(ours) === Array.isArray(theirs);
  if (!isComparable || (Array.isArray(ours) && Array.isArray(theirs) && ours.length !== theirs.length)) return [path];
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])];
  return keys.flatMap((key) => differences(ours[key], theirs[key], path === "" ? key : `${path}.${key}`));
};

/** Every place where Slipway means to differ, and why. */
const INTENDED: readonly (readonly [RegExp, string])[] = [
  [/^Parameters$/, "the commit is a parameter, so that it is no part of the definition"],
  [/\.CacheConfig$/, "steps are cached only where the config says so"],
  [/\.Arguments\.(VpcConfig|EnableInterContainerTrafficEncryption)$/, "training runs in the VPC, encrypted"],
  [/\.Arguments\.(OutputDataConfig\.KmsKeyId|ResourceConfig\.VolumeKmsKeyId)$/, "training runs under the installation's key"],
  [/\.TransformOutput\.S3OutputPath\.Std:Join\.Values\.1$/, "transforms write to the installation's bucket"],
  [/\.ProcessingOutputConfig\.Outputs\.0\.S3Output\.S3Uri$/, "each execution has a report of its own"],
  [/\.ModelMetrics\.ModelQuality\.Statistics\.S3Uri$/, "the registry refers to that report"],
  [/\.ModelPackageGroupName$/, "groups are named for pipeline and model"],
  [/\.ModelPackageDescription$/, "a typing error is corrected"],
  [/\.CustomerMetadataProperties\.(repository|commit|pipeline|execution)$/, "packages say where they came from"],
];

const known: Readonly<Record<string, readonly RegExp[]>> = {
  "cross-model-processing": [
    // The source's own outputs are chained: the original asked for one that does not exist.
    /^Steps\.6\.Arguments\.ProcessingInputs\.0\.(InputName|S3Input\.(S3Uri\.Get|LocalPath))$/,
  ],
};

const describeWithOracles = names.length > 0 ? describe : describe.skip;

describeWithOracles("the original framework's definitions", () => {
  it.each(names.length > 0 ? names : ["none at hand"])("are what %s compiles to, but for what is meant to differ", (name) => {
    const conf = readFileSync(new URL(`${name}.conf.yaml`, ORACLES), "utf8");
    const theirs: unknown = JSON.parse(readFileSync(new URL(`${name}.json`, ORACLES), "utf8"));
    const { pipelines, diagnostics } = compileText(conf);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    const intended = [...INTENDED.map(([pattern]) => pattern), ...(known[name] ?? [])];
    const found = differences(pipelines[0]?.definition, theirs).filter((path) => !intended.some((one) => one.test(path)));
    expect(found).toEqual([]);
  });
});
