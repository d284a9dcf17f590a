import { rollBack } from "../../shared/usecases/intervene/roll-back.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Restores an earlier revision of a pipeline, and holds the one that git declares. */
export const rollback = interventionCommand({
  name: "rollback",
  summary:
    "Restores an earlier revision of a pipeline and holds the one that git declares, until the pipeline changes in git.",
  usage: "PIPELINE [--to COMMIT] [options]",
  help: ["  --to COMMIT        the commit to go back to (default: the revision before this one)"],
  options: { to: { type: "string" } },
  change: (ports, pipeline, { values: { to }, ...who }) =>
    rollBack(ports, pipeline, { ...who, ...(to === undefined ? {} : { to: String(to) }) }),
  tell: ({ name, desired, hold }) =>
    hold === undefined
      ? `${name} goes to ${desired.commit.slice(0, 12)}, as git declares it`
      : `${name} goes back to ${desired.commit.slice(0, 12)}; ${hold.commit.slice(0, 12)} is held`,
});
