import { runGit } from "../../local/github/git/run-git.ts";

export type Files = Readonly<Record<string, string>>;

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;

/** Adds commits to a bare repository, each upon the one before, and names them `refs/commits/<name>`. */
export const writeCommits = async (
  folder: string,
  commits: Readonly<Record<string, Files>>,
): Promise<void> => {
  const stream = Object.entries(commits).map(([name, files], index) =>
    [
      `commit refs/commits/all\nmark :${index + 1}\n`,
      "committer Ada Lovelace <ada@example.com> 1767225600 +0000\n",
      data(name),
      index === 0 ? "" : `from :${index}\n`,
      "deleteall\n",
      ...Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`),
      `reset refs/commits/${name}\nfrom :${index + 1}\n\n`,
    ].join(""),
  );
  await runGit(folder, ["fast-import", "--quiet", "--force"], { input: stream.join("") });
};
