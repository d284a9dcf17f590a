import { describe, expect, it } from "@jest/globals";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";
import { errorsOf } from "../../builders/errors-of.ts";
import { findStep } from "../../builders/find-step.ts";

const PACKED = `registry:
  InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}
  gate: [{metric: auc, op: ">", value: 0.5}]`;
const TWICE = `- {step_name: T1, step_class: Training}
- {step_name: M1, step_class: Metrics}
- {step_name: R1, step_class: RegisterModel}
- {step_name: T2, step_class: Training}
- {step_name: M2, step_class: Metrics}
- {step_name: R2, step_class: RegisterModel}`;

describe("a unit that trains twice", () => {
  const compilation = compileText(aModelConf({ sections: PACKED, steps: TWICE }));

  it("repacks the model of each training for itself", () => {
    const repacked = (name: string) => JSON.stringify(findStep(compilation, name).Arguments.InputDataConfig);
    expect(repacked("R1-RepackModel-0")).toContain("Steps.T1.");
    expect(repacked("R2-RepackModel-0")).toContain("Steps.T2.");
    expect(JSON.stringify(findStep(compilation, "R2-RegisterModel"))).toContain("Steps.R2-RepackModel-0.");
  });

  it("asks each gate of the evaluation before it", () => {
    expect(JSON.stringify(findStep(compilation, "R1-Gate").Arguments.Conditions)).toContain("Steps.M1.");
    expect(JSON.stringify(findStep(compilation, "R2-Gate").Arguments.Conditions)).toContain("Steps.M2.");
  });
});

describe("a step of a branch", () => {
  it("takes nothing that only the other branch makes", () => {
    const compilation = compileText(
      aModelConf({
        steps: `- {step_name: T, step_class: Training}
- step_name: C
  step_class: Condition
  conditions: [{left: "\${parameters.N}", op: ">", value: 1}]
  if:
    - {step_name: U, step_class: Training}
    - {step_name: M, step_class: Metrics}
  else:
    - {step_name: R, step_class: RegisterModel}`,
        pipeline: "parameters: {N: 1}",
      }),
    );
    expect(errorsOf(compilation)).toEqual([]);
    const register = JSON.stringify(findStep(compilation, "R-RegisterModel"));
    expect(register).toContain("Steps.T.");
    expect(register).not.toContain("Steps.M.");
  });
});
