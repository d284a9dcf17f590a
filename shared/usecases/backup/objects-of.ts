import type { RawRecord, RawValue } from "../../domain/raw-record.ts";
import { codeKeys } from "../sources/code-keys.ts";

const keys = codeKeys("");

const member = (value: RawValue | undefined, name: string): RawValue | undefined =>
  value !== undefined && "M" in value ? value.M[name] : undefined;
const text = (value: RawValue | undefined): string => (value !== undefined && "S" in value ? value.S : "");
const list = (value: RawValue | undefined): readonly RawValue[] =>
  value !== undefined && "L" in value ? value.L : [];

const ofPipeline = (record: RawRecord): readonly string[] =>
  [record.desired, record.applied].flatMap((revision) => {
    const digest = text(member(revision, "digest"));
    return digest === "" ? [] : [keys.revision(text(record.name), digest)];
  });

const ofRoute = ({ stable, previous }: RawRecord, modelPrefix: string): readonly string[] =>
  [...(stable ? [stable] : []), ...list(previous)].flatMap((version) => {
    const target = text(member(version, "targetModel"));
    return target === "" ? [] : [`${modelPrefix}/${target}`];
  });

/** The keys of the objects in the bucket without which a record cannot be acted on: revisions to apply, artifacts to serve. */
export const objectsOf = (record: RawRecord, modelPrefix: string): readonly string[] => {
  const [pk, sk] = [text(record.pk), text(record.sk)];
  if (pk.startsWith("project#") && sk.startsWith("pipeline#")) return [...new Set(ofPipeline(record))];
  if (pk.startsWith("group#") && sk === "route") return ofRoute(record, modelPrefix);
  return [];
};
