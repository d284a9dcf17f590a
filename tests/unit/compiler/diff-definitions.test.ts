import { describe, expect, it } from "@jest/globals";
import type { DefinitionStep, PipelineDefinition } from "../../../shared/compiler/definition.ts";
import { diffDefinitions } from "../../../shared/compiler/diff/diff-definitions.ts";
import { diffJson } from "../../../shared/compiler/diff/diff-json.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

const STEPS =
  "- {step_name: P, step_class: Processing, step_type: preprocess, enable_cache: true}\n- {step_name: T, step_class: Training, enable_cache: true, chain_input_source_step: P}\n- {step_name: M, step_class: Metrics, chain_input_source_step: T, enable_cache: true}";
const definition = (steps = STEPS, sections = "") => {
  const [pipeline] = compileText(aModelConf({ steps, sections })).pipelines;
  if (pipeline === undefined) throw new Error("the test's own config does not compile");
  return pipeline.definition;
};
const outline = (...definitions: Parameters<typeof diffDefinitions>) =>
  diffDefinitions(...definitions).steps.map(({ name, change, next }) => [name, change, next]);

describe("the difference between definitions", () => {
  it("is none between equals, whose cached steps do not run", () => {
    expect(diffDefinitions(definition(), definition()).isSame).toBe(true);
    expect(outline(definition(), definition())).toEqual([
      ["P", "unchanged", "cached"],
      ["T", "unchanged", "cached"],
      ["M", "unchanged", "cached"],
    ]);
  });

  it("is everything where there was nothing", () => {
    expect(outline(undefined, definition())).toEqual([
      ["P", "added", "runs"],
      ["T", "added", "runs"],
      ["M", "added", "runs"],
    ]);
    expect(diffDefinitions(undefined, definition()).isSame).toBe(false);
  });

  it("tells a change of a cache key, and that what follows loses its cache too", () => {
    const changed = definition(
      STEPS,
      "train: {image_uri: i:1, entry_point: train.py, hyperparams: {lr: 0.1}}",
    );
    const { steps } = diffDefinitions(definition(), changed);
    expect(steps.map(({ name, change, next }) => [name, change, next])).toEqual([
      ["P", "unchanged", "cached"],
      ["T", "changed", "runs"],
      ["M", "unchanged", "runs"],
    ]);
    expect(steps[1]?.changes).toEqual([{ path: "Arguments.HyperParameters.lr", after: "0.1" }]);
    expect(steps[1]?.why).toEqual(["Arguments.HyperParameters.lr changes, which is part of the cache key"]);
    expect(steps[2]?.why).toEqual(['"T" runs anew, and its result is part of the cache key']);
  });

  it("tells a change that keeps the cache, such as of the instance type", () => {
    const changed = definition(
      STEPS,
      "train: {image_uri: i:1, entry_point: train.py, instance_type: ml.c5.xlarge}",
    );
    expect(outline(definition(), changed)[1]).toEqual(["T", "changed", "cached"]);
  });

  it("tells removed steps, and steps that are not cached", () => {
    const steps = "- {step_name: P, step_class: Processing, step_type: preprocess}";
    expect(outline(definition(), definition(steps))).toEqual([
      ["P", "changed", "runs"],
      ["T", "removed", "gone"],
      ["M", "removed", "gone"],
    ]);
    expect(diffDefinitions(definition(steps), definition(steps)).steps[0]?.why).toEqual([
      "the step is not cached",
    ]);
    expect(diffDefinitions(definition(steps), definition()).steps[0]?.why).toEqual([
      "the step was not cached before",
    ]);
  });

  it("tells changes of parameters and settings", () => {
    const before = definition();
    const after = {
      ...before,
      Parameters: [{ Name: "A", Type: "String" as const }],
      PipelineExperimentConfig: null,
    };
    const { isSame, parameters, settings } = diffDefinitions(before, after);
    expect([isSame, parameters.map(({ path }) => path), settings.map(({ path }) => path)]).toEqual([
      false,
      ["['A']"],
      ["PipelineExperimentConfig"],
    ]);
  });

  it("compares named items by name, and says when only their order changed", () => {
    const a = { Name: "a", v: 1 };
    const b = { Name: "b", v: 2 };
    expect(diffJson([a, b], [{ ...a, v: 3 }, b])).toEqual([{ path: "['a'].v", before: 1, after: 3 }]);
    expect(diffJson([b], [a, b])).toEqual([{ path: "['a']", after: a }]);
    expect(diffJson([a, b], [b, a])).toEqual([{ path: "", before: ["a", "b"], after: ["b", "a"] }]);
    expect(diffJson([1, 2], [1, 3, 4])).toEqual([
      { path: "[1]", before: 2, after: 3 },
      { path: "[2]", after: 4 },
    ]);
  });
});

describe("what a step's cache key refers to", () => {
  const lambda = (more: object, siblings: object = {}) =>
    ({
      Name: "L",
      Type: "Lambda",
      Arguments: { a: { Get: "Parameters.A" }, ...more },
      CacheConfig: { Enabled: true, ExpireAfter: "P1D" },
      ...siblings,
    }) as unknown as DefinitionStep;
  const withStep = (step: DefinitionStep, DefaultValue = "x", Extra = "x"): PipelineDefinition => ({
    ...definition(),
    Parameters: [
      { Name: "A", Type: "String", DefaultValue },
      { Name: "B", Type: "String", DefaultValue: Extra },
    ],
    Steps: [step],
  });
  const why = (before: PipelineDefinition, after: PipelineDefinition) =>
    diffDefinitions(before, after).steps.map((step) => [step.next, step.why]);

  it("loses the result when a parameter's default changes, but not another's", () => {
    const before = withStep(lambda({}));
    expect(why(before, before)).toEqual([["cached", []]]);
    expect(why(before, withStep(lambda({}), "y"))).toEqual([
      ["runs", ['the parameter "A" changes, which is part of the cache key']],
    ]);
    expect(why(before, withStep(lambda({}), "x", "y"))).toEqual([["cached", []]]);
  });

  it("holds all arguments of a step whose keys the service does not tell", () => {
    expect(why(withStep(lambda({ b: 1 })), withStep(lambda({ b: 2 })))).toEqual([
      ["runs", ["Arguments.b changes, which is part of the cache key"]],
    ]);
    expect(
      why(withStep(lambda({}, { FunctionArn: "f" })), withStep(lambda({}, { FunctionArn: "g" }))),
    ).toEqual([["cached", []]]);
  });

  it("is another where the type of the step was", () => {
    const before = withStep({ ...lambda({}), Type: "Callback" } as DefinitionStep);
    expect(why(before, withStep(lambda({})))).toEqual([["runs", ["the step was of type Callback"]]]);
  });

  it("is compared even where a definition declares no parameters", () => {
    const { Parameters: _none, ...bare } = withStep(lambda({}));
    expect(why(bare as PipelineDefinition, withStep(lambda({})))).toEqual([
      ["runs", ['the parameter "A" changes, which is part of the cache key']],
    ]);
  });
});
