import type { ChangePlan, PipelineChange, RetiredPipeline } from "./change-plan.ts";
import { codeSpan } from "./code-span.ts";
import { type Fitted, fitBlocks } from "./fit-blocks.ts";
import { plainText } from "./plain-text.ts";
import type { PlanBlock } from "./plan-block.ts";
import { planHeadline } from "./plan-headline.ts";
import { showFindings } from "./show-findings.ts";
import { showModels } from "./show-models.ts";
import { showPipelineChange } from "./show-pipeline-change.ts";

export type ShowPlan = {
  /** Where the plan would be carried out. */
  readonly environment?: string;
  /** The most characters there is room for; all of the plan, where nothing is said. */
  readonly room?: number;
  /** Where the whole plan lies, for those who want more than there is room for. */
  readonly link?: string;
};

// Long enough for an S3 URI of a code package, short enough for a line.
const WIDTH = 160;

const isQuiet = ({ kind, run }: PipelineChange): boolean => kind === "unchanged" && run.kind === "none";

const showRetired = ({ name, models, graceDays }: RetiredPipeline): string => {
  const fate =
    graceDays === undefined
      ? "It stays in SageMaker: the repository's settings say that nothing is deleted."
      : `It is deleted ${graceDays} day${graceDays === 1 ? "" : "s"} after the merge, unless it comes back.`;
  const text = `#### ${codeSpan(name)} is declared no more\n\n${fate}`;
  return models.length === 0 ? text : `${text}\n\n${showModels(models, "serves, and goes on serving")}`;
};

const showQuiet = (pipelines: readonly PipelineChange[]): string =>
  pipelines.length === 0 ? "" : `Unchanged: ${pipelines.map(({ name }) => codeSpan(name)).join(", ")}.`;

const showAncestry = ({ ancestry, branch }: ChangePlan): string => {
  if (ancestry === "diverged")
    return `> ${codeSpan(branch)} has moved on: this is what the proposal declares, without what is newer there.`;
  return ancestry === "behind" ? `> ${codeSpan(branch)} holds this commit already.` : "";
};

const showRedaction = ({ redacted }: ChangePlan): string => {
  if (redacted === undefined) return "";
  const hidden = [
    redacted.pipelines === 0 ? "" : `${redacted.pipelines} pipeline${redacted.pipelines === 1 ? "" : "s"}`,
    redacted.diagnostics === 0
      ? ""
      : `${redacted.diagnostics} finding${redacted.diagnostics === 1 ? "" : "s"}`,
  ].filter((part) => part !== "");
  const more =
    hidden.length === 0
      ? ""
      : `, and so ${redacted.pipelines + redacted.diagnostics === 1 ? "is" : "are"} ${hidden.join(" and ")} of other repositories`;
  return `> The proposal comes from a fork: names and values that are not its own are left out${more}.`;
};

const showPrices = ({ prices, pipelines }: ChangePlan): string =>
  pipelines.every((pipeline) => isQuiet(pipeline) || pipeline.whole.steps.length === 0)
    ? ""
    : `<sub>Costs are an upper bound: every job at its limit, on demand, without retries, storage and discounts, at the prices of ${plainText(prices.region)} as of ${plainText(prices.asOf)}.</sub>`;

const blocksOf = (plan: ChangePlan, environment: string | undefined, width: number): readonly PlanBlock[] => {
  const where = environment === undefined ? "" : ` in ${codeSpan(environment)}`;
  const { told, notes } = showFindings(plan.diagnostics, plan.repository);
  const { currency } = plan.prices;
  const title = `### Slipway plan for ${codeSpan(plan.commit.slice(0, 7))}${where}\n\n**${planHeadline(plan)}**`;
  const blocks: readonly PlanBlock[] = [
    { rank: 0, text: title },
    { rank: 0, text: showRedaction(plan) },
    { rank: 0, text: showAncestry(plan) },
    { rank: 0, text: told },
    ...plan.pipelines
      .filter((pipeline) => !isQuiet(pipeline))
      .flatMap((pipeline) => showPipelineChange(pipeline, { currency, width })),
    ...plan.retired.map((each): PlanBlock => ({ rank: 0, text: showRetired(each) })),
    { rank: 0, text: showQuiet(plan.pipelines.filter(isQuiet)) },
    { rank: 2, text: notes },
    { rank: 1, text: showPrices(plan) },
  ];
  return blocks.filter(({ text }) => text !== "");
};

const showRest = (link: string | undefined): string =>
  link === undefined
    ? "*There is more than GitHub takes; `slipway plan` tells all of it.*"
    : `*There is more than GitHub takes: [the whole plan](${link}), for some hours. \`slipway plan\` tells the same.*`;

/** A plan as Markdown, as much of it as there is room for. */
export const showChangePlan = (plan: ChangePlan, { environment, room, link }: ShowPlan = {}): Fitted => {
  if (room === undefined)
    return fitBlocks(blocksOf(plan, environment, Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY);
  const blocks = blocksOf(plan, environment, WIDTH);
  const whole = fitBlocks(blocks, room);
  if (whole.isWhole) return whole;
  const rest = showRest(link);
  const { text } = fitBlocks(blocks, room - rest.length - 2);
  return { text: `${text}\n\n${rest}`, isWhole: false };
};
