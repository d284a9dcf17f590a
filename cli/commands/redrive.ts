import type { DeadLetter } from "../../shared/domain/dead-letter.ts";
import { type Redriven, redrive as redriveLetters } from "../../shared/usecases/redrive/redrive.ts";
import { formatTable } from "../format-table.ts";
import { readNumber } from "../read-number.ts";
import { upkeepCommand } from "../upkeep-command.ts";

const MOST = 100;

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

const show = (found: readonly DeadLetter[]): string =>
  formatTable([
    ["FUNCTION", "EVENT", "GIVEN UP", "ERROR"],
    ...found.map(({ function: name, event, at, error }) => [name, event, at, error]),
  ]);

const remarks = (
  { found, sent, unknown, refused, isMore }: Redriven,
  isSending: boolean,
): readonly string[] => [
  ...(isSending
    ? [`handed out ${sent} of ${plural(found.length, "event")}`]
    : found.length > 0
      ? [`nothing is changed: correct what the errors name, then --yes hands ${found.length} out again`]
      : []),
  ...[...new Set(refused)].map((reason) => `not taken, and left in the queue: ${reason}`),
  ...(unknown.length > 0
    ? [`left in the queue, as no event of this installation's functions: ${unknown.join(", ")}`]
    : []),
  ...(isMore ? ["there may be more: run it again, or raise --most"] : []),
];

/** Hands out again what functions could not handle. */
export const redrive = upkeepCommand({
  name: "redrive",
  summary: "Lists the events that could not be handled, and hands them to their functions again with --yes.",
  usage: "[--yes] [options]",
  help: [
    "  --yes              has each function called with its event, and takes that from the queue",
    `  --most N           how many messages are looked at (default: ${MOST})`,
    "  --queue NAME       the queue (default: slipway-STAGE-dead-letters)",
    "",
    "What is looked at is hidden from others for two minutes at most. SQS's own redrive refuses such a queue: its messages",
    "come from Lambda and EventBridge, not from another queue.",
    "",
  ],
  options: { yes: { type: "boolean" }, most: { type: "string" }, queue: { type: "string" } },
  act: async ({ upkeep, values, console }) => {
    const isSending = values.yes === true;
    const queue = String(values.queue ?? `${upkeep.installation}-dead-letters`);
    const redriven = await redriveLetters({
      letters: upkeep.deadLetters(queue),
      installation: upkeep.installation,
      most: readNumber(String(values.most ?? MOST), "most", { least: 1, most: 10_000, isWhole: true }),
      isSending,
    });
    console.out(redriven.found.length > 0 ? show(redriven.found) : `${queue} holds no event`);
    for (const remark of remarks(redriven, isSending)) console.say(remark);
    return isSending && redriven.refused.length > 0 ? 1 : 0;
  },
});
