import type { KnownBranch } from "../../domain/known-branch.ts";
import type { ProjectStore } from "../../ports/project-store.ts";

/** Whether the refusal of a commit may be over without a new one: what it was refused beside is not what it was. */
export const mayBeLifted = async (
  projects: Pick<ProjectStore, "load" | "pipeline">,
  { refused }: KnownBranch,
): Promise<boolean> => {
  if (refused === undefined) return false;
  const { project, generation, claimed } = refused;
  const [state, owned] = await Promise.all([
    projects.load(project),
    claimed === undefined ? undefined : projects.pipeline(claimed),
  ]);
  return state.generation !== generation || (claimed !== undefined && owned === undefined);
};
