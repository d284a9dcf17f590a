import { didYouMean } from "../../shared/config/validate/did-you-mean.ts";
import { readStatus } from "../../shared/usecases/status/read-status.ts";
import { showAge } from "../../shared/usecases/status/show-age.ts";
import { type Stage, stagesOf } from "../../shared/usecases/status/stages-of.ts";
import { formatTable } from "../format-table.ts";
import { installationCommand } from "../installation-command.ts";
import { UsageError } from "../usage-error.ts";

const MARKS = { done: ["green", "✓"], now: ["yellow", "→"], later: ["gray", "·"] } as const;

const verdict = (group: string, stage: Stage | undefined, now: string): string => {
  if (stage === undefined) return `${group} serves`;
  const since = stage.since === undefined ? "" : `, for ${showAge(stage.since, now)}`;
  return `${group} waits at "${stage.name}"${since}: ${stage.detail}; the next move is ${stage.move === "nobody" ? "nobody's" : `the ${stage.move}'s`.replace("the Slipway's", "Slipway's")}`;
};

/** Tells which stage keeps a model from being live, since when, and whose move it is. */
export const why = installationCommand({
  name: "why",
  summary: "Tells what keeps a model from being live: which stage, since when, and whose move it is.",
  usage: "GROUP [options]",
  takes: { least: 1, most: 1, called: "one model package group" },
  act: async ({ installation, words: [group = ""], paint }) => {
    const known = new Set<string>();
    const [facts] = await readStatus(installation, ({ units }) => {
      for (const unit of units) if (unit.group !== undefined) known.add(unit.group);
      return units.some((unit) => unit.group === group);
    });
    const found = facts?.groups.find((each) => each.group === group);
    if (facts === undefined || found === undefined)
      throw new UsageError(`no pipeline registers in the group "${group}"; ${didYouMean(group, known)}`);
    const stages = stagesOf(facts, found);
    const blocking = stages.find(({ state }) => state === "now");
    const rows = stages.map(({ name, state, detail }) => {
      const [colour, mark] = MARKS[state];
      // What serves is so, whatever waits.
      return [`  ${paint(colour, mark)}`, name, state === "later" && name !== "serve" ? "" : detail];
    });
    return {
      text: [paint("bold", verdict(group, blocking, installation.now())), formatTable(rows)].join("\n"),
      json: { group, pipeline: facts.record.name, ...(blocking === undefined ? {} : { blocking }), stages },
    };
  },
});
