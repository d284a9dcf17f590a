import type { Records } from "../../records/open-records.ts";

/** Numbered items that belong to something: the statuses of a commit, the comments of a pull request. */
export type Collection<T> = {
  /** In the order they were added. */
  of(owner: string): readonly T[];
  add(owner: string, item: T): T;
  find(id: number): { readonly owner: string; readonly item: T } | undefined;
  /** Puts an item in the place of the one with the same id. */
  replace(item: T): T;
  remove(id: number): void;
};

type Stored<T> = { readonly owner: string; readonly items: readonly T[] };

/** Opens a durable collection: one record for each owner, so that reading one owner's items reads nothing else. */
export const openCollection = <T extends { readonly id: number }>(
  records: Records,
  kind: string,
): Collection<T> => {
  const owners = new Map<number, string>(
    records.list<Stored<T>>(kind).flatMap(({ owner, items }) => items.map(({ id }) => [id, owner] as const)),
  );
  const of = (owner: string): readonly T[] => records.get<Stored<T>>(kind, owner)?.items ?? [];
  const write = (owner: string, items: readonly T[]): void => records.put(kind, owner, { owner, items });

  return {
    of,
    add: (owner, item) => {
      write(owner, [...of(owner), item]);
      owners.set(item.id, owner);
      return item;
    },
    find: (id) => {
      const owner = owners.get(id);
      const item = owner === undefined ? undefined : of(owner).find((one) => one.id === id);
      return owner === undefined || item === undefined ? undefined : { owner, item };
    },
    replace: (item) => {
      const owner = owners.get(item.id);
      if (owner !== undefined)
        write(
          owner,
          of(owner).map((one) => (one.id === item.id ? item : one)),
        );
      return item;
    },
    remove: (id) => {
      const owner = owners.get(id);
      if (owner === undefined) return;
      const rest = of(owner).filter((one) => one.id !== id);
      if (rest.length === 0) records.delete(kind, owner);
      else write(owner, rest);
      owners.delete(id);
    },
  };
};
