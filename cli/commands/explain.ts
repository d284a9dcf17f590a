import { explainStep } from "../../shared/compiler/explain/explain-step.ts";
import type { ExplainedArgument } from "../../shared/compiler/explain/explained-argument.ts";
import { flattenSteps } from "../../shared/compiler/references/flatten-steps.ts";
import { didYouMean } from "../../shared/config/validate/did-you-mean.ts";
import { choosePipeline } from "../choose-pipeline.ts";
import { compileCommand } from "../compile-command.ts";
import { formatTable } from "../format-table.ts";
import { createPaint, type Paint } from "../paint.ts";
import { showValue } from "../show-value.ts";
import { UsageError } from "../usage-error.ts";

const row = ({ path, value, ...from }: ExplainedArgument, paint: Paint): readonly string[] => [
  `  ${path}`,
  showValue(value),
  from.origin === "config"
    ? `${from.file}:${from.line}:${from.column}  ${paint("gray", from.configPath ?? "")}`
    : paint("cyan", from.origin),
];

/** Tells where each value of a step came from. */
export const explain = compileCommand({
  name: "explain",
  summary:
    "Tells where each value of a step came from: a line of a config, a default, the installation, the compiler.",
  usage: "STEP [FILES or FOLDERS…] [options]",
  help: ["  --pipeline NAME    which pipeline, where the files declare several"],
  options: { pipeline: { type: "string" } },
  takePaths: ([step, ...paths]) => {
    if (step === undefined) throw new UsageError("which step? give its name first");
    return paths;
  },
  act: ({ pipelines, values, words: [step = ""], console }) => {
    const pipeline = choosePipeline(pipelines, values.pipeline);
    const explained = explainStep(pipeline, step);
    if (explained === undefined) {
      const names = flattenSteps(pipeline.definition.Steps).map((flat) => flat.step.Name);
      throw new UsageError(`the pipeline ${pipeline.name} has no step "${step}"; ${didYouMean(step, names)}`);
    }
    const paint = createPaint(console.colours.out);
    return {
      text: [paint("bold", step), formatTable(explained.map((each) => row(each, paint)))].join("\n"),
      json: { pipeline: pipeline.name, step, arguments: explained },
    };
  },
});
