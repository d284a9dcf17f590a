import type { ProjectState } from "../../domain/project-state.ts";

/** A project as it would be without what a repository declares; its pipelines stay recorded. */
export const withoutRepository = (state: ProjectState, repository: string): ProjectState => ({
  ...state,
  heads: state.heads.filter((head) => head.repository !== repository),
  fragments: state.fragments.filter((fragment) => fragment.repository !== repository),
});
