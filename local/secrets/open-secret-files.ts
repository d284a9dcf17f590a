import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Secret } from "./secret.ts";

/** The secrets of a folder, one file each that only its owner can read. */
export interface SecretFiles {
  list(): Secret[];
  put(secret: Secret): void;
  delete(name: string): void;
}

// A secret's name may be longer than a file's, so the file is named by its digest.
const fileOf = (name: string): string => `${createHash("sha256").update(name).digest("hex")}.json`;

/** Opens the secrets kept in `folder`; what `put` returned from is on disk, whole. */
export const openSecretFiles = (folder: string): SecretFiles => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  return {
    list: () =>
      readdirSync(folder)
        .filter((file) => file.endsWith(".json"))
        .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as Secret),
    put: (secret) => {
      const path = join(folder, fileOf(secret.name));
      rmSync(`${path}.writing`, { force: true });
      writeFileSync(`${path}.writing`, JSON.stringify(secret), { mode: 0o600, flag: "wx" });
      renameSync(`${path}.writing`, path);
    },
    delete: (name) => rmSync(join(folder, fileOf(name)), { force: true }),
  };
};
