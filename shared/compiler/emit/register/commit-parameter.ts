import type { Scope } from "../../scope.ts";

const LONGEST = 64;

const sanitise = (repository: string): string => repository.replaceAll(/[^A-Za-z0-9_-]/g, "-");

/** Repositories whose names only differ in what a parameter cannot be called are told apart by a number. */
const unique = (name: string, taken: ReadonlySet<string>): string => {
  const short = name.slice(0, LONGEST);
  if (!taken.has(short)) return short;
  for (let count = 2; ; count++) {
    const numbered = `${name.slice(0, LONGEST - `-${count}`.length)}-${count}`;
    if (!taken.has(numbered)) return numbered;
  }
};

/** The name of the parameter that takes a repository's commit: definitions must not change with every commit. */
export const commitParameter = (scope: Scope, repository: string): string => {
  const known = scope.commitParameters.get(repository);
  if (known !== undefined) return known;
  const name =
    repository === scope.repository
      ? "Commit"
      : unique(`Commit-${sanitise(repository)}`, new Set(scope.commitParameters.values()));
  scope.commitParameters.set(repository, name);
  return name;
};
