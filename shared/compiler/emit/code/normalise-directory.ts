/** A directory relative to the repository's root; undefined if it leaves the repository. */
export const normaliseDirectory = (path: string): string | undefined => {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
};
