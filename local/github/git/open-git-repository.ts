import { createCatFile, type GitObject } from "./create-cat-file.ts";
import { type RunOptions, runGit } from "./run-git.ts";

/** A bare repository on disk. Revisions must be checked names: see `resolveCommit`. */
export type GitRepository = {
  readonly path: string;
  run(args: readonly string[], options?: RunOptions): Promise<Buffer>;
  /** An object with its content. */
  read(revision: string): Promise<GitObject | undefined>;
  /** An object's name, kind and size. */
  stat(revision: string): Promise<Omit<GitObject, "content"> | undefined>;
  close(): Promise<void>;
};

export const openGitRepository = (path: string): GitRepository => {
  const contents = createCatFile(path, "--batch");
  const kinds = createCatFile(path, "--batch-check");
  return {
    path,
    run: (args, options) => runGit(path, args, options),
    read: contents.ask,
    stat: kinds.ask,
    close: async () => {
      await Promise.all([contents.close(), kinds.close()]);
    },
  };
};
