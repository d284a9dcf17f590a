import { formatTable } from "../format-table.ts";
import { installationCommand } from "../installation-command.ts";
import { UsageError } from "../usage-error.ts";

const LINES = 30;

const limitOf = (text: string | boolean | undefined): number => {
  const limit = text === undefined ? LINES : Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new UsageError(`--limit ${String(text)}: expected a whole number from 1 to 1000`);
  return limit;
};

/** Tells what was done to a pipeline: what commit, which run, who intervened. */
export const history = installationCommand({
  name: "history",
  summary:
    "Tells what was done to a pipeline, newest first: what was applied, which runs started, who intervened.",
  usage: "PIPELINE [options]",
  takes: { least: 1, most: 1, called: "one pipeline" },
  help: [
    `  --limit NUMBER     how many entries (default: ${LINES})`,
    "  --group            the history of a model package group's route instead",
  ],
  options: { limit: { type: "string" }, group: { type: "boolean" } },
  act: async ({ installation, words: [name = ""], values, paint }) => {
    const subject = `${values.group === true ? "group" : "pipeline"}#${name}`;
    const entries = await installation.projects.history(subject, limitOf(values.limit));
    const rows = entries.map(({ at, action, detail }) => [
      paint("gray", at.slice(0, 19).replace("T", " ")),
      paint("bold", action),
      Object.entries(detail)
        .filter(([member]) => member !== "at" && member !== "digest")
        .map(([member, value]) => `${member} ${member === "commit" ? String(value).slice(0, 12) : value}`)
        .join(", "),
    ]);
    return {
      text: rows.length === 0 ? `nothing is known of ${name}` : formatTable(rows),
      json: { subject, entries },
    };
  },
});
