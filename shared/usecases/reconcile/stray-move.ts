import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Move, ProjectStore } from "../../ports/project-store.ts";

/**
 * What an interrupted move of a repository has left in a project that the repository is no part of, to be taken back from
 * there; undefined where there is nothing.
 */
export const strayMove = async (
  projects: Pick<ProjectStore, "load">,
  { repository }: { readonly repository: string },
  { known, project }: { readonly known: RepositoryHead | undefined; readonly project: string },
): Promise<Move | undefined> => {
  if (known === undefined || known.project === project) return undefined;
  const from = await projects.load(project);
  if (from.heads.some((head) => head.repository === repository)) return undefined;
  const pipelines = from.pipelines.filter(({ anchor }) => anchor.repository === repository);
  return pipelines.length === 0 ? undefined : { from, head: { ...known, project }, pipelines };
};
