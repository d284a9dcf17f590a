import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintRule } from "../lint-rule.ts";
import { listAt } from "../list-at.ts";

const twiceIn = (names: readonly unknown[]): unknown =>
  names.find((name, index) => names.indexOf(name) < index);

/** Inputs and outputs of a processing job have names and folders of their own. */
export const processingsNameTheirData: LintRule = ({ steps }) =>
  steps.flatMap(({ step: { Name, Arguments } }) => {
    const inputs = listAt(Arguments, "ProcessingInputs");
    const outputs = listAt(Arguments, "ProcessingOutputConfig", "Outputs");
    const checks = [
      ["two inputs are called", inputs.map((one) => argumentAt(one, "InputName"))],
      ["two outputs are called", outputs.map((one) => argumentAt(one, "OutputName"))],
      ["two inputs lie in", inputs.map((one) => argumentAt(one, "S3Input", "LocalPath"))],
    ] as const;
    return checks.flatMap(([what, names]) => {
      const twice = twiceIn(names.filter((name) => name !== undefined));
      return twice === undefined
        ? []
        : [found.error("processing-names", `${Name}.Arguments`, `${what} "${twice}"`, "rename one of them")];
    });
  });
