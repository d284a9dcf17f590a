import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const names = (compilation: ReturnType<typeof compileText>) =>
  compilation.pipelines[0]?.definition.Steps.map(({ Name }) => Name);

describe("for_each", () => {
  it("clones a step under derived names, with values of their own types", () => {
    const sections =
      'fit: {image_uri: "i:${each}", entry_point: t.py, instance_count: "${each}", hyperparams: {n: "${each}", t: "v${each}", l: "$${each}"}}';
    const compilation = compileText(
      aModelConf({
        sections,
        steps: "- {step_name: T, step_class: Training, step_type: fit, for_each: [1, 2]}",
      }),
    );
    expect(names(compilation)).toEqual(["T-1", "T-2"]);
    expect(findStep(compilation, "T-2").Arguments).toMatchObject({
      AlgorithmSpecification: { TrainingImage: "i:2" },
      ResourceConfig: { InstanceCount: 2 },
      HyperParameters: { n: "2", t: '"v2"', l: "${each}" },
    });
  });

  it("clones over a matrix", () => {
    const step =
      '- {step_name: T, step_class: Training, step_type: "${each.kind}", for_each: {kind: [train, other], size: [s, l]}}';
    expect(
      names(compileText(aModelConf({ sections: "other: {image_uri: i:1, entry_point: o.py}", steps: step }))),
    ).toEqual(["T-train-s", "T-train-l", "T-other-s", "T-other-l"]);
  });

  it("lets others chain and follow all clones", () => {
    const steps =
      "- {step_name: T, step_class: Training, for_each: [a, b]}\n- {step_name: Q, step_class: Processing, step_type: preprocess, chain_input_source_step: T, depends_on: T}";
    const step = findStep(compileText(aModelConf({ steps })), "Q");
    expect(step.DependsOn).toEqual(["T-a", "T-b"]);
    expect(
      (step.Arguments.ProcessingInputs as { InputName: string }[]).map(({ InputName }) => InputName),
    ).toEqual(["T-a-input-train", "T-b-input-train", "code", "entrypoint"]);
  });

  it("clones a model unit, whose steps keep to themselves", () => {
    const conf = `${aModelConf({ sections: 'fit: {image_uri: i:1, entry_point: "${each}.py"}', steps: "- {step_name: T, step_class: Training, step_type: fit}\n- {step_name: R, step_class: RegisterModel}" })}        for_each: [x, y]\n    dependencies: [T >> R]\n`;
    const compilation = compileText(conf);
    expect(names(compilation)).toEqual(["T-x", "R-x-RegisterModel", "T-y", "R-y-RegisterModel"]);
    expect(compilation.pipelines[0]?.units.map(({ model, group }) => [model, group])).toEqual([
      ["m-x", "p-m-x"],
      ["m-y", "p-m-y"],
    ]);
    expect(findStep(compilation, "R-y-RegisterModel").DependsOn).toEqual(["T-y"]);
    expect(findStep(compilation, "R-y-RegisterModel").Arguments.InferenceSpecification).toMatchObject({
      Containers: [{ ModelDataUrl: { Get: "Steps.T-y.ModelArtifacts.S3ModelArtifacts" } }],
    });
    expect(findStep(compilation, "T-x").Arguments.HyperParameters).toMatchObject({
      sagemaker_program: '"x.py"',
    });
  });

  it.each([
    ["for_each: []", "invalid-value"],
    ["for_each: x", "invalid-value"],
    ["for_each: [a.b, a-b]", "for-each"],
    [`for_each: [${Array.from({ length: 201 }, (_, index) => index).join(", ")}]`, "for-each"],
  ])("refuses %s", (forEach, code) => {
    expect(
      errorsOf(compileText(aModelConf({ steps: `- {step_name: T, step_class: Training, ${forEach}}` }))),
    ).toContain(code);
  });

  it("is asked for where ${each} stands alone", () => {
    const { diagnostics } = compileText(
      aModelConf({
        sections: 'fit: {image_uri: "i:${each}", entry_point: t.py}',
        steps: "- {step_name: T, step_class: Training, step_type: fit}",
      }),
    );
    expect(diagnostics).toContainEqual(
      expect.objectContaining({ code: "unknown-reference", path: "conf.models.m.fit.image_uri" }),
    );
  });

  it.each([
    ["for_each: [a.b, -c-, 'd  e', 1.5, true]", ["T-a-b", "T-c", "T-d-e", "T-1-5", "T-true"]],
    ["for_each: {size: [s, l]}", ["T-s", "T-l"]],
    ["for_each:", ["T"]],
  ])("names clones of %s", (forEach, expected) => {
    const compilation = compileText(
      aModelConf({ steps: `- {step_name: T, step_class: Training, ${forEach}}` }),
    );
    expect(names(compilation)).toEqual(expected);
  });

  it("puts its values wherever they stand, and leaves what is none of its own", () => {
    const text = (value: string) => {
      const steps = `- {step_name: F, step_class: Fail, for_each: {day: [mon], no: [7]}, message: '${value}'}`;
      return findStep(compileText(aModelConf({ steps, pipeline: "parameters: {each: x}" })), "F-mon-7")
        .Arguments.ErrorMessage;
    };
    expect(text("${each.day}")).toBe("mon");
    expect(text("${ each.day } and ${each.no}!")).toBe("mon and 7!");
    expect(text("each.day")).toBe("each.day");
    expect(text("$${each.day}")).toBe("${each.day}");
    expect(text("each ${parameters.each}")).toEqual({
      "Std:Join": { On: "", Values: ["each ", { Get: "Parameters.each" }] },
    });
  });

  it("tells of a name that it does not have", () => {
    const steps = "- {step_name: F, step_class: Fail, for_each: {day: [mon]}, message: '${each.dya}'}";
    expect(errorsOf(compileText(aModelConf({ steps })))).toEqual(["unknown-reference"]);
  });

  it("puts its values into lists, maps and names", () => {
    const steps =
      "- {step_name: 'T${each}x', step_class: Raw, for_each: [1, 2], type: Lineage, arguments: {a: [{b: '${each}'}, c], n: 5}}";
    const compilation = compileText(aModelConf({ steps }));
    expect(names(compilation)).toEqual(["T1x", "T2x"]);
    expect(findStep(compilation, "T2x").Arguments).toEqual({ a: [{ b: 2 }, "c"], n: 5 });
  });

  it("makes as many clones as may be, and no more", () => {
    const count = (length: number) =>
      compileText(
        aModelConf({
          steps: `- {step_name: F, step_class: Fail, message: stop, for_each: [${Array.from({ length }, (_, index) => index).join(", ")}]}`,
        }),
      );
    expect(names(count(200))).toHaveLength(200);
    expect(errorsOf(count(201))).toEqual(["for-each"]);
  });
});
