import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { findStep } from "../../builders/find-step.ts";

const told = (conf: Parameters<typeof aModelConf>[0]): readonly string[] =>
  compileText(aModelConf(conf))
    .diagnostics.filter(({ code }) => code.startsWith("differs-"))
    .map(({ code }) => code.slice("differs-".length));

const T = "- {step_name: T, step_class: Training, section: fit}\n- {step_name: U, step_class: Training}";
const P = "- {step_name: P, step_class: Processing, step_type: work}";
const fitOf = (channels: string) => `fit: {image_uri: i:1, entry_point: t.py, channels: ${channels}}`;
const workOf = (channels: string) => `work: {image_uri: i:1, entry_point: p.py, channels: ${channels}}`;

describe("the author is told that, other than in the original framework,", () => {
  it.each(["T>>U", "T  >> U", "[T, V] >> U", "T >> U # why"])("%s is an edge", (edge) => {
    const conf = {
      sections: fitOf("{}"),
      steps: `${T}\n- {step_name: V, step_class: Training}`,
      pipeline: `dependencies: ["${edge}"]`,
    };
    expect(told(conf)).toContain("dependency");
    expect(findStep(compileText(aModelConf(conf)), "U").DependsOn).toContain("T");
  });

  it("nothing is new where an edge is written as it always was", () => {
    expect(told({ sections: fitOf("{}"), steps: T, pipeline: "dependencies: [T >> U]" })).not.toContain(
      "dependency",
    );
  });

  it("a file without a name is called as its channel", () => {
    const named = "{a: {dataFiles: [{sourceName: x, fileName: 's3://b/f'}]}}";
    const unnamed = "{a: {dataFiles: [{fileName: 's3://b/f'}]}}";
    expect(told({ sections: workOf(unnamed), steps: P })).toContain("source-name");
    expect(told({ sections: workOf(named), steps: P })).not.toContain("source-name");
  });

  it("a relative file lies below its own channel's bucket", () => {
    const file = "dataFiles: [{sourceName: x, fileName: f}]";
    expect(told({ sections: workOf(`{a: {s3Bucket: b, ${file}}}`), steps: P })).toContain("file-base");
    expect(told({ sections: workOf(`{train: {s3Bucket: b, ${file}}}`), steps: P })).not.toContain(
      "file-base",
    );
    expect(told({ sections: workOf(`{train: {s3Bucket: b}, a: {${file}}}`), steps: P })).not.toContain(
      "file-base",
    );
  });

  it("the artifact of a training with several channels is read once", () => {
    const chained = `${T}\n${P.replace("}", ", chain_input_source_step: [T]}")}`;
    const file = "{dataFiles: [{fileName: 's3://b/f'}]}";
    const several = `${fitOf(`{a: ${file}, b: ${file}}`)}\n${workOf("{}")}`;
    expect(told({ sections: several, steps: chained })).toContain("chain-artifact");
    expect(told({ sections: `${fitOf(`{a: ${file}}`)}\n${workOf("{}")}`, steps: chained })).not.toContain(
      "chain-artifact",
    );
  });
});

describe("a model step", () => {
  it("may be named as the definition names it", () => {
    const compilation = compileText(
      aModelConf({
        steps:
          "- {step_name: T, step_class: Training}\n- {step_name: C, step_class: CreateModel}\n- {step_name: L, step_class: Lambda, section: call}",
        sections: 'call: {function_arn: f, inputs: {model: "${steps.C-CreateModel.ModelName}"}}',
        pipeline: "dependencies: [C-CreateModel >> L]",
      }),
    );
    expect(findStep(compilation, "L")).toMatchObject({
      DependsOn: ["C-CreateModel"],
      Arguments: { model: { Get: "Steps.C-CreateModel.ModelName" } },
    });
  });
});
