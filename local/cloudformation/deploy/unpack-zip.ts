import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { unzipSync } from "fflate";

/** Unpacks a zip below `folder`, once for each content, and gives where. */
export const unpackZip = async (zip: Uint8Array, folder: string): Promise<string> => {
  const target = join(folder, createHash("sha256").update(zip).digest("hex").slice(0, 16));
  if (existsSync(target)) return target;
  const scratch = `${target}.unpacking-${process.pid}`;
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    const path = normalize(name);
    if (path.startsWith("..") || path.startsWith("/"))
      throw new Error(`the package holds ${name}, which points out of it`);
    if (name.endsWith("/")) continue;
    await mkdir(dirname(join(scratch, path)), { recursive: true });
    await writeFile(join(scratch, path), content);
  }
  await rename(scratch, target);
  return target;
};
