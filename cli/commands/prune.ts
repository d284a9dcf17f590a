import { confirmDeletion } from "../../shared/usecases/intervene/confirm-deletion.ts";
import { interventionCommand } from "../intervention-command.ts";

/** Agrees to the deletion of a pipeline whose model serves. */
export const prune = interventionCommand({
  name: "prune",
  summary: "Agrees that a pipeline that git no longer has is deleted although its model serves.",
  change: (ports, pipeline, { values: _values, ...who }) => confirmDeletion(ports, pipeline, who),
  tell: ({ name }) => `${name} will be deleted once its time of grace is over`,
});
