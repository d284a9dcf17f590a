import type { RepositoryHead } from "../../domain/repository-head.ts";
import type { Move, ProjectStore } from "../../ports/project-store.ts";

/** What moves where a repository is taken up by another project than before; undefined where it stays. */
export const moveOf = async (
  projects: Pick<ProjectStore, "load">,
  known: RepositoryHead | undefined,
  project: string,
): Promise<Move | undefined> => {
  if (known === undefined || known.project === project) return undefined;
  const from = await projects.load(known.project);
  const pipelines = from.pipelines.filter(({ anchor }) => anchor.repository === known.repository);
  return { from, head: known, pipelines };
};
