import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { readPrices } from "../../shared/adapters/read-prices.ts";
import type { CompiledPipeline } from "../../shared/compiler/compilation.ts";
import { estimatePipeline } from "../../shared/usecases/estimate/estimate-pipeline.ts";
import { LIST_PRICES } from "../../shared/usecases/estimate/list-prices.ts";
import { desiredPipeline } from "../../shared/usecases/reconcile/desired-pipeline.ts";
import { diffPipeline } from "../../shared/usecases/reconcile/diff-pipeline.ts";
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
  summary:
    "Tells what would change, step by step: which steps lose their cache and why, and which will run, and what that takes at most.",
  usage: "[FILES or FOLDERS…] [options]",
  help: [
    "  --live             against the pipelines in SageMaker (default): the SDK's own settings of endpoint, region and",
    "                     credentials apply; what is not --set comes from the environment, as in the functions",
    "  --against FILE     against a definition that render has printed; - reads it from standard input",
    "  --pipeline NAME    only this pipeline",
    "",
    "  Costs are an upper bound: every job at the limit that it declares, at AWS's list prices or those in SLIPWAY_PRICES,",
    '  as JSON: {"asOf": "2026-01", "region": "eu-west-1", "currency": "EUR", "hourly": {"ml.m5.large": 0.13}}.',
  ],
  options: { live: { type: "boolean" }, against: { type: "string" }, pipeline: { type: "string" } },
  isInstalled: ({ against }) => against === undefined,
  act: async ({ pipelines, values, installation: { roleArn }, console }) => {
    const { against, live, pipeline: name } = values;
    if (live === true && against !== undefined) throw new UsageError("choose one of --live and --against");
    const isOne = against !== undefined || name !== undefined;
    const chosen = isOne ? [choosePipeline(pipelines, name)] : pipelines;
    const prices = readPrices({ ...console.environment }) ?? LIST_PRICES;
    const compare = async (compiled: CompiledPipeline) => {
      const before =
        against === undefined
          ? await (await console.openPipelines()).describe(compiled.name)
          : // A saved definition knows nothing of role, names and parallelism: these are taken as declared.
            {
              ...desiredPipeline(compiled, roleArn),
              definition: await readDefinition(String(against), console),
            };
      const diff = diffPipeline(before, compiled, roleArn);
      return { diff, estimate: estimatePipeline(compiled, diff, prices) };
    };
    const plans = await Promise.all(chosen.map(compare));
    const paint = createPaint(console.colours.out);
    const { asOf, region, currency } = prices;
    return {
      text: plans.map(({ diff, estimate }) => showPlan(diff, { estimate, prices }, paint)).join("\n\n"),
      json: {
        plans: plans.map(({ diff, estimate }) => ({ ...diff, estimate })),
        prices: { asOf, region, currency },
      },
    };
  },
});
