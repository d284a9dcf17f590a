import { readFile } from "node:fs/promises";
import { join } from "node:path";

const REMOTE = /^\s*\[remote "([^"]+)"\]\s*$/;
const URL = /^\s*url\s*=\s*(\S+)\s*$/;
const NAME = /[/:]([A-Za-z0-9._-]+\/[A-Za-z0-9._-]+?)(?:\.git)?\/?$/;

/** `owner/name` of the repository that a work tree was cloned from or is pushed to, as its git config tells. */
export const originRepository = async (root: string): Promise<string | undefined> => {
  const lines = (await readFile(join(root, ".git/config"), "utf8").catch(() => "")).split("\n");
  const urls = new Map<string, string>();
  let remote: string | undefined;
  for (const line of lines) {
    if (line.trim().startsWith("[")) remote = REMOTE.exec(line)?.[1];
    const url = URL.exec(line)?.[1];
    if (remote !== undefined && url !== undefined) urls.set(remote, url);
  }
  const [first] = urls.values();
  return NAME.exec(urls.get("origin") ?? first ?? "")?.[1];
};
