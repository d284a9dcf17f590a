/** The entries of a comma-separated list of `owner/name[@branch]`, unchecked. */
export const splitShortForm = (text: string): readonly unknown[] =>
  text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const [repository, ...branch] = entry.split("@");
      return branch.length === 0 ? { repository } : { repository, branch: branch.join("@") };
    });
