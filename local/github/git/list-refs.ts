import type { ObjectKind } from "./create-cat-file.ts";
import type { GitRepository } from "./open-git-repository.ts";

export type Ref = { readonly name: string; readonly sha: string; readonly type: ObjectKind };

/** Every reference whose name begins with `prefix`, sorted by name. */
export const listRefs = async (git: GitRepository, prefix: string): Promise<Ref[]> => {
  const format = "--format=%(objectname) %(objecttype) %(refname)";
  // for-each-ref matches whole parts of a name only, so its last part is matched here.
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  const lines = (await git.run(["for-each-ref", format, folder])).toString("utf8").split("\n");
  return lines.flatMap((line): Ref[] => {
    const [sha = "", type = "", name = ""] = line.split(" ");
    return name !== "" && name.startsWith(prefix) ? [{ name, sha, type: type as ObjectKind }] : [];
  });
};
