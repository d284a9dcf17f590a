import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { firstIndex } from "../listing/first-index.ts";
import { compareKeys } from "./compare-keys.ts";
import { listFolder } from "./list-folder.ts";
import type { Blobs } from "./open-blobs.ts";
import { readRecord } from "./read-record.ts";
import type { StoredObject } from "./stored-object.ts";
import { writeRecord } from "./write-record.ts";

/** Looks at what a write would replace, and throws to refuse the write. */
export type Condition = (current: StoredObject | undefined) => void;

/** One bucket's objects. Each change happens at once and whole; no other request can come between check and change. */
export interface Objects {
  get(key: string): StoredObject | undefined;
  /** In S3's order. */
  keys(): readonly string[];
  /** Takes over the caller's hold on the object's bytes, and gives it up where the write is refused. */
  put(object: StoredObject, condition?: Condition): void;
  delete(key: string, condition?: Condition): void;
}

export type ObjectsOptions = {
  readonly folder: string;
  readonly blobs: Blobs;
  /** Throws once the bucket is gone. */
  readonly checkOpen: () => void;
};

const load = (folder: string, blobs: Blobs): Map<string, StoredObject> => {
  const objects = listFolder(folder).map((path) => readRecord<StoredObject>(path));
  for (const { slices } of objects) blobs.retain(slices);
  return new Map(objects.map((object) => [object.key, object]));
};

/** Opens the objects whose records are in `folder`. Keys are hashed for file names: any key is allowed, any length. */
export const openObjects = ({ folder, blobs, checkOpen }: ObjectsOptions): Objects => {
  mkdirSync(folder, { recursive: true });
  const objects = load(folder, blobs);
  const sorted = [...objects.keys()].sort(compareKeys);
  const pathOf = (key: string): string =>
    join(folder, `${createHash("sha256").update(key).digest("hex")}.json`);
  const placeOf = (key: string): number => firstIndex(sorted, (other) => compareKeys(other, key) >= 0);

  const replace = (object: StoredObject, current: StoredObject | undefined): void => {
    writeRecord(pathOf(object.key), object);
    objects.set(object.key, object);
    if (current) blobs.release(current.slices);
    else sorted.splice(placeOf(object.key), 0, object.key);
  };

  return {
    get: (key) => objects.get(key),
    keys: () => sorted,
    put: (object, condition) => {
      const current = objects.get(object.key);
      try {
        checkOpen();
        condition?.(current);
        replace(object, current);
      } catch (error) {
        blobs.release(object.slices);
        throw error;
      }
    },
    delete: (key, condition) => {
      checkOpen();
      const current = objects.get(key);
      condition?.(current);
      if (!current) return;
      rmSync(pathOf(key));
      objects.delete(key);
      sorted.splice(placeOf(key), 1);
      blobs.release(current.slices);
    },
  };
};
