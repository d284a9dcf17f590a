import { UsageError } from "./usage-error.ts";

/** A group and perhaps one of its versions, as `GROUP@VERSION` names them. */
export const readVersion = (word: string): { readonly group: string; readonly version?: number } => {
  const [, group = "", version] = /^([^@]+)(?:@(.*))?$/s.exec(word) ?? [];
  if (group === "") throw new UsageError(`${word}: expected GROUP or GROUP@VERSION`);
  if (version === undefined) return { group };
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new UsageError(`${word}: a version is a number from 1`);
  return { group, version: Number(version) };
};
