import type { ProjectState } from "../domain/project-state.ts";
import type { Write } from "./dynamo-table.ts";
import { metaKey } from "./project-keys.ts";

/** Holds a project at the generation that was read, or moves it on from there. */
export const fenceProject = (
  kind: "put" | "check",
  { project, generation }: Pick<ProjectState, "project" | "generation">,
): Write => ({
  kind,
  key: metaKey(project),
  ...(kind === "put" ? { item: { generation: generation + 1 } } : {}),
  ...(generation === 0
    ? { condition: "attribute_not_exists(#pk)" }
    : { condition: "#generation = :read", values: { ":read": generation } }),
});
