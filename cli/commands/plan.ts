import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CompiledPipeline } from "../../shared/compiler/compilation.ts";
import { desiredPipeline } from "../../shared/usecases/desired-pipeline.ts";
import { diffPipeline, type PipelineDiff } from "../../shared/usecases/diff-pipeline.ts";
import { choosePipeline } from "../choose-pipeline.ts";
import type { Console } from "../command.ts";
import { compileCommand } from "../compile-command.ts";
import { createPaint } from "../paint.ts";
import { showPlan } from "../show-plan.ts";
import { UsageError } from "../usage-error.ts";

const readDefinition = async (from: string, { folder, readInput }: Console): Promise<string> => {
  const text =
    from === "-"
      ? await readInput()
      : await readFile(resolve(folder, from), "utf8").catch((error: NodeJS.ErrnoException) => {
          throw new UsageError(`${from} cannot be read (${error.code ?? error.message})`);
        });
  try {
    const { Steps } = JSON.parse(text) as { Steps?: unknown };
    if (Array.isArray(Steps)) return text;
  } catch {
    // What is no JSON is no definition either.
  }
  throw new UsageError(
    `${from === "-" ? "the input" : from} is no pipeline definition; give what render prints`,
  );
};

/** Compares what conf files compile to with a deployed or a saved definition. */
export const plan = compileCommand({
  name: "plan",
  summary: "Tells what would change, step by step: which steps lose their cache and why, and which will run.",
  usage: "[FILES or FOLDERS…] [options]",
  help: [
    "  --live             against the pipelines in SageMaker (default): the SDK's own settings of endpoint, region and",
    "                     credentials apply; what is not --set comes from the environment, as in the functions",
    "  --against FILE     against a definition that render has printed; - reads it from standard input",
    "  --pipeline NAME    only this pipeline",
  ],
  options: { live: { type: "boolean" }, against: { type: "string" }, pipeline: { type: "string" } },
  isInstalled: ({ against }) => against === undefined,
  act: async ({ pipelines, values, installation: { roleArn }, console }) => {
    const { against, live, pipeline: name } = values;
    if (live === true && against !== undefined) throw new UsageError("choose one of --live and --against");
    const isOne = against !== undefined || name !== undefined;
    const chosen = isOne ? [choosePipeline(pipelines, name)] : pipelines;
    const compare = async (compiled: CompiledPipeline): Promise<PipelineDiff> => {
      const before =
        against === undefined
          ? await (await console.openPipelines()).describe(compiled.name)
          : // A saved definition knows nothing of role, names and parallelism: these are taken as declared.
            {
              ...desiredPipeline(compiled, roleArn),
              definition: await readDefinition(String(against), console),
            };
      return diffPipeline(before, compiled, roleArn);
    };
    const plans = await Promise.all(chosen.map(compare));
    const paint = createPaint(console.colours.out);
    return { text: plans.map((each) => showPlan(each, paint)).join("\n\n"), json: { plans } };
  },
});
