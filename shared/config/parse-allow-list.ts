import picomatch from "picomatch";
import { type AllowedRepository, readAllowList } from "./read-allow-list.ts";

/** The branch that a repository's models come from; undefined for a repository that may not take part. */
export type AllowList = {
  (repository: string): string | undefined;
  /** Whether a repository may join a project. */
  mayJoin(repository: string, project: string): boolean;
};

/**
 * Reads the repositories that may take part: a comma-separated list of `owner/name[@branch]`, or a YAML or JSON list of
 * `{repository, branch, projects}`; `*` stands for any part of a name. The first entry that fits a repository decides;
 * names compare as GitHub compares them, without case. Throws one error that names every mistake.
 */
export const parseAllowList = (text: string): AllowList => {
  const rules = readAllowList(text).map((entry) => ({
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
