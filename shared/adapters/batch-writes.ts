import type { Write } from "./dynamo-table.ts";

export type BatchRoom = {
  /** How many writes the first batch takes, which may be none. */
  readonly first: number;
  /** How many each of the others takes. */
  readonly most: number;
  /** How many bytes each takes. */
  readonly bytes: number;
};

const sizeOf = ({ item, values }: Write): number => Buffer.byteLength(JSON.stringify({ ...item, ...values }));

/** Cuts writes, in their order, into batches that a transaction takes each; the first one may be empty. */
export const batchWrites = (
  writes: readonly Write[],
  { first, most, bytes }: BatchRoom,
): readonly [readonly Write[], ...(readonly Write[])[]] => {
  const batches: [Write[], ...Write[][]] = [[]];
  let room = { writes: first, bytes };
  for (const write of writes) {
    const size = sizeOf(write);
    if (room.writes === 0 || (size > room.bytes && room.bytes < bytes)) {
      batches.push([]);
      room = { writes: most, bytes };
    }
    batches.at(-1)?.push(write);
    room = { writes: room.writes - 1, bytes: room.bytes - size };
  }
  return batches;
};
