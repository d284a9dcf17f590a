import picomatch from "picomatch";
import { type AllowedRepository, readAllowList } from "./read-allow-list.ts";

/** The branch that a repository's models come from; undefined for a repository that may not take part. */
export type AllowList = {
  (repository: string): string | undefined;
  /** Patterns of the projects that a repository may join; undefined where it may join any. */
  projects(repository: string): readonly string[] | undefined;
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
    projects: (repository: string) => ruleFor(repository)?.projects,
  });
};
