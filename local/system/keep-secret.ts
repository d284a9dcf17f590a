import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A secret made once and kept, so that what was made with it earlier still holds after a restart. */
export const keepSecret = (folder: string, name: string): string => {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, randomBytes(20).toString("hex"), { mode: 0o600 });
  return readFileSync(file, "utf8");
};
