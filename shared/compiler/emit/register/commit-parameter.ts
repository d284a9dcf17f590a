import type { Scope } from "../../scope.ts";

const sanitise = (repository: string): string => repository.replaceAll(/[^A-Za-z0-9_-]/g, "-");

/** The name of the parameter that takes a repository's commit: definitions must not change with every commit. */
export const commitParameter = (scope: Scope, repository: string): string => {
  const known = scope.commitParameters.get(repository);
  if (known !== undefined) return known;
  const name = repository === scope.repository ? "Commit" : `Commit-${sanitise(repository)}`.slice(0, 64);
  scope.commitParameters.set(repository, name);
  return name;
};
