import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { checkDefinition } from "../../local/sagemaker/control/definition/check-definition.ts";
import { compile } from "../../shared/compiler/compile.ts";
import { diffDefinitions } from "../../shared/compiler/diff/diff-definitions.ts";
import { graphOf } from "../../shared/compiler/references/graph-of.ts";
import { mergeConfigs } from "../../shared/config/merge-configs.ts";
import type { ConfigFile } from "../../shared/domain/config-file.ts";
import { aCompileContext } from "../builders/a-compile-context.ts";
import { aConfigFile } from "../builders/a-config-file.ts";
import { anyProject } from "../builders/any-project.ts";

const compileFiles = (files: readonly ConfigFile[]) => {
  const merged = mergeConfigs(files);
  const { pipelines, diagnostics } = compile(merged.config, aCompileContext());
  const errors = [...merged.diagnostics, ...diagnostics].filter(({ severity }) => severity === "error");
  return { pipeline: pipelines[0], errors: errors.map(({ path, message }) => `${path}: ${message}`) };
};

const SUB_STEP = /-(CreateModel|RegisterModel|RepackModel-0|Gate|GateFailed|else)$/;

// Of these the order is theirs: what runs first, how channels and hyperparameters are listed.
const ORDERED = new Set([
  "models",
  "channels",
  "hyperparams",
  "env",
  "tags",
  "ranges",
  "algorithms",
  "parameters",
  "for_each",
  "outputs",
  "metric_definitions",
  "arguments",
  "inputs",
  "properties",
  "job",
  "config",
  "metadata",
]);

/** The same text with the keys of its maps the other way round, wherever their order says nothing. */
const reversed = (value: unknown, name = ""): unknown => {
  if (Array.isArray(value)) return value.map((item) => reversed(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(
    ([key, item]) => [key, ORDERED.has(key) && key !== "models" ? item : reversed(item, key)] as const,
  );
  return Object.fromEntries(ORDERED.has(name) ? entries : entries.toReversed());
};

describe("compiling any project with any steps", () => {
  it("gives a definition that SageMaker takes, with the edges of the config, the same each time", () => {
    fc.assert(
      fc.property(anyProject, ({ files, edges }) => {
        const { pipeline, errors } = compileFiles(files);
        expect(errors).toEqual([]);
        if (pipeline === undefined) throw new Error("no pipeline");
        expect(checkDefinition(pipeline.text)).toEqual([]);
        expect(JSON.parse(pipeline.text)).toEqual(pipeline.definition);
        const links = graphOf(pipeline.definition)
          .links.filter(({ kind }) => kind !== "branch")
          .map(({ from, to }) => [from.replace(SUB_STEP, ""), to.replace(SUB_STEP, "")] as const)
          .filter(([from, to]) => from !== to);
        expect(new Set(links.map((link) => link.join(" >> ")))).toEqual(edges);
        expect(compileFiles(files).pipeline?.text).toBe(pipeline.text);
        const { isSame, steps } = diffDefinitions(pipeline.definition, pipeline.definition);
        expect([isSame, steps.filter(({ change }) => change !== "unchanged")]).toEqual([true, []]);
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of files, nor on that of keys whose order says nothing", () => {
    fc.assert(
      fc.property(anyProject, fc.infiniteStream(fc.nat(9)), ({ files }, order) => {
        const keys = new Map(files.map((file) => [file, order.next().value]));
        const shuffled = files
          .toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
          .map((file) => ({ ...file, text: JSON.stringify(reversed(JSON.parse(file.text))) }));
        expect(compileFiles(shuffled).pipeline?.text).toBe(compileFiles(files).pipeline?.text);
      }),
      { numRuns: 25 },
    );
  });

  it("never throws, whatever is said in the service's own words, and takes nothing that SageMaker would not", () => {
    const types = [
      "Processing",
      "Training",
      "Tuning",
      "Condition",
      "Fail",
      "Lambda",
      "Callback",
      "RegisterModel",
      "EMR",
      "AutoML",
      "Lineage",
    ];
    const word = fc.constantFrom(
      "Name",
      "Type",
      "Arguments",
      "IfSteps",
      "ElseSteps",
      "Conditions",
      "LeftValue",
      "Get",
      "Std:Join",
      "Std:JsonGet",
      "Values",
      "On",
      "Path",
      "PropertyFile",
      "PropertyFiles",
      "OutputParameters",
      "OutputName",
      "RetryPolicies",
      "ExceptionType",
      "CacheConfig",
      "Enabled",
      "FunctionArn",
      "ErrorMessage",
      "Steps.a.B",
      "Steps.a.OutputParameters['x']",
      "Parameters.p",
      "Equals",
      "Condition",
      "Fail",
      "Environment",
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 5 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(word, tie("any"), { maxKeys: 4 }),
      ),
    })).any;
    const map = fc.dictionary(word, value, { maxKeys: 5 });
    const raw = fc.record({ type: fc.constantFrom(...types), arguments: map, properties: map });
    fc.assert(
      fc.property(fc.array(raw, { minLength: 1, maxLength: 3 }), (raws) => {
        const steps = raws.map((one, index) => ({ step_name: "abc"[index], step_class: "Raw", ...one }));
        const { pipeline } = compileFiles([
          aConfigFile(
            JSON.stringify({
              conf: {
                models: { m: {} },
                sagemakerPipeline: { pipelineName: "p", parameters: { p: 1 }, models: { m: { steps } } },
              },
            }),
          ),
        ]);
        if (pipeline !== undefined) expect(checkDefinition(pipeline.text)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
