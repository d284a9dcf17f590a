import type { ProjectState } from "../../domain/project-state.ts";
import type { RepositoryHead } from "../../domain/repository-head.ts";

/** The repositories whose pipelines use a model unit of one that is no longer part of the project. */
export const bereftHeads = ({ heads, pipelines }: ProjectState): readonly RepositoryHead[] => {
  const present = new Set(heads.map(({ repository }) => repository));
  const bereft = pipelines
    .filter(({ retired }) => retired === undefined)
    .filter(({ units }) => units.some(({ repository }) => !present.has(repository)))
    .map(({ anchor }) => anchor.repository);
  return heads.filter(({ repository }) => bereft.includes(repository));
};
