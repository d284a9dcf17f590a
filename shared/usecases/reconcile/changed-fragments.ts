import type { Fragment } from "../../domain/fragment.ts";
import type { ProjectState } from "../../domain/project-state.ts";
import type { ProjectChange } from "../../ports/project-store.ts";

/** The fragments of a repository that differ from what is recorded. */
export const changedFragments = (
  state: ProjectState,
  repository: string,
  fragments: readonly Fragment[],
): NonNullable<ProjectChange["fragments"]> => {
  const recorded = state.fragments.filter((fragment) => fragment.repository === repository);
  const isRecorded = ({ path, blob }: Fragment): boolean =>
    recorded.some((known) => known.path === path && known.blob === blob);
  return {
    write: fragments.filter((fragment) => !isRecorded(fragment)),
    remove: recorded.filter(({ path }) => !fragments.some((fragment) => fragment.path === path)),
  };
};
