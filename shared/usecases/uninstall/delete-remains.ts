import type { Remains } from "../../ports/remains.ts";
import type { Found } from "./find-remains.ts";

export type Tell = (text: string) => void;

/** Deletes what was found. The table goes last: it proves what is ours, so whoever is interrupted can go on. */
export const deleteRemains = async (remains: Remains, found: Found, tell: Tell): Promise<void> => {
  for (const name of found.pipelines) {
    await remains.deletePipeline(name);
    tell(`deleted the pipeline ${name}`);
  }
  for (const { name, own, others } of found.groups) {
    for (const { arn } of own) await remains.deleteVersion(arn);
    if (others === 0) await remains.deleteGroup(name);
    tell(`deleted versions of ${name}: ${own.length}${others === 0 ? ", and the group" : ""}`);
  }
  if (found.bucket !== undefined) {
    await remains.deleteBucket(found.bucket, (objects) => tell(`deleted ${objects} objects so far`));
    tell(`deleted the bucket ${found.bucket}`);
  }
  if (found.table !== undefined) {
    await remains.deleteTable(found.table);
    tell(`deleted the table ${found.table}`);
  }
};
