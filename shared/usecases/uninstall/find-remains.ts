import type { RecordStore } from "../../ports/record-store.ts";
import type { RegisteredVersion, Remains } from "../../ports/remains.ts";
import { recordedNames } from "./recorded-names.ts";

export type FindRequest = {
  readonly remains: Remains;
  readonly records: Pick<RecordStore, "pages">;
  readonly table: string;
  readonly bucket: string;
  /** Whether models are to stay, with the bucket of their artifacts and the table that proves whose they are. */
  readonly isKeepingModels: boolean;
};

export type FoundGroup = {
  readonly name: string;
  readonly own: readonly RegisteredVersion[];
  /** How many versions somebody else registered. */
  readonly others: number;
};

/** What an installation left, as far as its records prove that it is its own. */
export type Found = {
  readonly pipelines: readonly string[];
  readonly groups: readonly FoundGroup[];
  readonly bucket?: string;
  readonly table?: string;
};

/** A version says itself which run registered it, and the run's ARN names the pipeline. */
const isOwn =
  (pipelines: readonly string[]) =>
  ({ pipeline = "", execution = "" }: RegisteredVersion): boolean =>
    pipelines.includes(pipeline) &&
    execution.toLowerCase().includes(`:pipeline/${pipeline.toLowerCase()}/execution/`);

/** Looks for what stays when the stack is deleted, and changes nothing. */
export const findRemains = async ({
  remains,
  records,
  table,
  bucket,
  isKeepingModels,
}: FindRequest): Promise<Found> => {
  if (!(await remains.hasTable(table))) return { pipelines: [], groups: [] };
  const names = await recordedNames(records.pages());
  const pipelines: string[] = [];
  for (const name of names.pipelines) if (await remains.hasPipeline(name)) pipelines.push(name);
  const groups: FoundGroup[] = [];
  for (const name of isKeepingModels ? [] : names.groups) {
    const versions = await remains.versions(name);
    const own = versions.filter(isOwn(names.pipelines));
    if (own.length > 0) groups.push({ name, own, others: versions.length - own.length });
  }
  if (isKeepingModels) return { pipelines, groups };
  return { pipelines, groups, ...((await remains.hasBucket(bucket)) ? { bucket } : {}), table };
};
