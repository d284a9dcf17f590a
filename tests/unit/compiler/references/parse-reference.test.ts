import { describe, expect, it } from "@jest/globals";
import { parseReference } from "../../../../shared/compiler/references/parse-reference.ts";

describe("the path of a reference", () => {
  it.each([
    ["Parameters.A", { kind: "parameter", name: "A" }],
    ["Execution.PipelineName", { kind: "execution", name: "PipelineName" }],
    ["PipelineExperimentConfig.TrialName", { kind: "experiment", name: "TrialName" }],
    ["Steps.T.ModelArtifacts.X", { kind: "step", step: "T", property: "ModelArtifacts.X" }],
    ["Steps.T['k'].X", { kind: "step", step: "T", property: "['k'].X" }],
    ["Steps.T", { kind: "step", step: "T", property: "" }],
    ["Parameters", { kind: "parameter", name: "" }],
    ["Steps", { kind: "step", step: "", property: "" }],
    ["Step.T", { kind: "unknown" }],
    [".Steps.T", { kind: "unknown" }],
    ["", { kind: "unknown" }],
  ])("%j is taken apart", (path, reference) => {
    expect(parseReference(path)).toEqual(reference);
  });
});
