import { isAbsolute, resolve, sep } from "node:path";
import { ArchiveError } from "./archive-error.ts";

/** Where an archive's member goes under `folder`; refuses a name that would leave it. */
export const resolveMember = (folder: string, name: string, base = folder): string => {
  const path = resolve(base, name);
  const isInside = path === folder || path.startsWith(folder + sep);
  if (isAbsolute(name) || name.includes("\0") || !isInside) {
    throw new ArchiveError(`the archive's member "${name}" points outside of the archive`);
  }
  return path;
};
