import type { RawRecord, RawValue } from "../../domain/raw-record.ts";

export type RecordedNames = { readonly pipelines: readonly string[]; readonly groups: readonly string[] };

const text = (value: RawValue | undefined): string => (value !== undefined && "S" in value ? value.S : "");
const list = (value: RawValue | undefined): readonly RawValue[] =>
  value !== undefined && "L" in value ? value.L : [];
const groupOf = (unit: RawValue): string => ("M" in unit ? text(unit.M.group) : "");

/** The pipelines that were applied by what the records say, and the groups that these register in. */
export const recordedNames = async (pages: AsyncIterable<readonly RawRecord[]>): Promise<RecordedNames> => {
  const pipelines = new Set<string>();
  const groups = new Set<string>();
  for await (const page of pages)
    for (const { pk, sk, name, applied, units } of page) {
      if (!text(pk).startsWith("project#") || !text(sk).startsWith("pipeline#") || applied === undefined)
        continue;
      pipelines.add(text(name));
      for (const group of list(units).map(groupOf)) if (group !== "") groups.add(group);
    }
  return { pipelines: [...pipelines].toSorted(), groups: [...groups].toSorted() };
};
