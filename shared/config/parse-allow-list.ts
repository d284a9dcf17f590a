import picomatch from "picomatch";

/** The branch that a repository's models come from; undefined for a repository that may not take part. */
export type AllowList = (repository: string) => string | undefined;

const DEFAULT_BRANCH = "main";

/**
 * Reads a comma-separated list of `owner/name[@branch]`, where `*` stands for any part of a name.
 * The first entry that fits a repository decides; names compare as GitHub compares them, without case.
 */
export const parseAllowList = (text: string): AllowList => {
  const rules = text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [pattern = "", branch = DEFAULT_BRANCH] = entry.split("@");
      return { fits: picomatch(pattern, { nocase: true, noextglob: true, nobrace: true }), branch };
    });
  return (repository) => rules.find(({ fits }) => fits(repository))?.branch;
};
