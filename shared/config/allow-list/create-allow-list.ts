import picomatch from "picomatch";
import type { AllowedRepository } from "./check-entries.ts";

/** The branch that a repository's models come from; undefined for a repository that may not take part. */
export type AllowList = {
  (repository: string): string | undefined;
  /** Whether a repository may join a project. */
  mayJoin(repository: string, project: string): boolean;
};

/** The first entry that fits a repository decides; names compare as GitHub compares them, without case. */
export const createAllowList = (entries: readonly AllowedRepository[]): AllowList => {
  const rules = entries.map((entry) => ({
    ...entry,
    fits: picomatch(entry.repository, { nocase: true, noextglob: true, nobrace: true }),
  }));
  const ruleFor = (repository: string): AllowedRepository | undefined =>
    rules.find(({ fits }) => fits(repository));
  return Object.assign((repository: string) => ruleFor(repository)?.branch, {
    mayJoin: (repository: string, project: string) => {
      const projects = ruleFor(repository)?.projects;
      return projects === undefined || picomatch.isMatch(project, [...projects], { nobrace: true });
    },
  });
};
