import type { Item } from "./dynamo-table.ts";

/** A record without the keys that it is stored under. */
export const strip = <T>(item: Item): T => {
  const { pk: _pk, sk: _sk, ...record } = item;
  return record as T;
};

/** The records of one kind within a partition. */
export const ofKind = <T>(items: readonly Item[], kind: string): readonly T[] =>
  items.filter(({ sk }) => String(sk).startsWith(`${kind}#`)).map((item) => strip<T>(item));
