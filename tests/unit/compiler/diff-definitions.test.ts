import { describe, expect, it } from "@jest/globals";
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
