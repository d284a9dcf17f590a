import { copyFile, lstat, mkdir, realpath, symlink } from "node:fs/promises";
import { dirname, sep } from "node:path";
import { ArchiveError } from "./archive-error.ts";
import { resolveMember } from "./resolve-member.ts";

/** A link among an archive's members: `to` is what the archive says it points at. */
export type Link = { readonly kind: "symlink" | "link"; readonly name: string; readonly to: string };

const createLink = async (folder: string, { kind, name, to }: Link): Promise<void> => {
  const path = resolveMember(folder, name);
  await mkdir(dirname(path), { recursive: true });
  if (kind === "symlink") {
    resolveMember(folder, to, dirname(path));
    await symlink(to, path);
    return;
  }
  const target = resolveMember(folder, to);
  if (!(await lstat(target)).isFile())
    throw new ArchiveError(`the archive's link "${name}" points to no file`);
  await copyFile(target, path);
};

/** A chain of links may leave the folder although each link alone seems to stay. */
const checkLink = async (folder: string, name: string): Promise<void> => {
  const [root, target] = await Promise.all([realpath(folder), realpath(resolveMember(folder, name))]);
  if (target !== root && !target.startsWith(root + sep)) {
    throw new ArchiveError(`the archive's link "${name}" points outside of the archive`);
  }
};

/** Puts an archive's links beside its files, hard links as copies; refuses links that lead out of the folder or nowhere. */
export const createLinks = async (folder: string, links: readonly Link[]): Promise<void> => {
  // Hard links first: while no symbolic link exists, nothing can be copied through one.
  for (const link of links.filter(({ kind }) => kind === "link")) await createLink(folder, link);
  const symbolic = links.filter(({ kind }) => kind === "symlink");
  for (const link of symbolic) await createLink(folder, link);
  for (const { name } of symbolic) await checkLink(folder, name);
};
