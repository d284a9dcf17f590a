import type { PlanBlock } from "./plan-block.ts";

const BREAK = "\n\n";

export type Fitted = { readonly text: string; readonly isWhole: boolean };

const cutAtLine = (text: string, room: number): string => {
  const end = text.lastIndexOf("\n", room);
  return end > 0 ? text.slice(0, end) : "";
};

/** As many blocks as there is room for, in their order; those that matter most are chosen first, and none is torn apart. */
export const fitBlocks = (blocks: readonly PlanBlock[], room: number): Fitted => {
  const whole = blocks.map(({ text }) => text).join(BREAK);
  if (whole.length <= room) return { text: whole, isWhole: true };
  const kept = new Map<number, string>();
  let left = room;
  const keep = (index: number, text: string): void => {
    if (text === "") return;
    kept.set(index, text);
    left -= text.length + BREAK.length;
  };
  for (const rank of [0, 1, 2])
    for (const [index, block] of blocks.entries()) {
      if (block.rank !== rank) continue;
      if (block.text.length + BREAK.length <= left) keep(index, block.text);
      else if (rank === 0) keep(index, cutAtLine(block.text, left - BREAK.length));
    }
  const text = [...kept]
    .toSorted(([a], [b]) => a - b)
    .map(([, each]) => each)
    .join(BREAK);
  return { text, isWhole: false };
};
