import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

/** Where each part of the local system keeps what survives a restart. */
export type StateFolders = {
  readonly root: string;
  readonly of: (part: string) => string;
};

/** Opens the state folder, forgetting all of it first where `reset` says so. */
export const openStateFolders = (state: string, reset: boolean): StateFolders => {
  const root = resolve(state);
  if (reset) rmSync(root, { recursive: true, force: true });
  return {
    root,
    of: (part) => {
      const folder = join(root, part);
      mkdirSync(folder, { recursive: true });
      return folder;
    },
  };
};
