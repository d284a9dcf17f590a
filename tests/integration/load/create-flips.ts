import type { ServedGroup } from "./a-served-group.ts";
import type { Spell } from "./find-misrouted.ts";

type Open = { version: number; from: number; until: number };

/** Decides about one group's versions and writes down which of them was routed when. */
export const createFlips = (group: ServedGroup, versions: number) => {
  const waiting = Array.from({ length: versions }, (_, index) => index + 1);
  const spells: Open[] = [];
  const times: number[] = [];
  let approved = 0;
  let isRising = true;

  const flip = async (decide: () => Promise<void>, isDone: (stable: number | undefined) => boolean) => {
    // Routed at the earliest when it was decided, and at the latest until the next route was seen.
    const from = Date.now();
    await decide();
    const { stable } = await group.route((route) => isDone(route.stable?.version));
    const seenAt = Date.now();
    times.push(seenAt - from);
    const last = spells.at(-1);
    if (last) last.until = seenAt;
    spells.push({ version: stable?.version ?? 0, from, until: Number.POSITIVE_INFINITY });
  };

  /** Approves the version that has been out of service for longest. */
  const approve = async (): Promise<void> => {
    const version = waiting.shift() ?? 0;
    approved += 1;
    await flip(
      () => group.decide(version, "Approved"),
      (stable) => stable === version,
    );
  };

  /** Rejects the version that serves, so that the one approved before it serves again. */
  const reject = async (): Promise<void> => {
    const version = spells.at(-1)?.version ?? 0;
    waiting.push(version);
    approved -= 1;
    await flip(
      () => group.decide(version, "Rejected"),
      (stable) => stable !== version,
    );
  };

  return {
    /** Approves one version after the other until few are left, then rejects them until one is left, and so on. */
    next: async (): Promise<void> => {
      if (approved <= 1) isRising = true;
      if (waiting.length <= 1) isRising = false;
      await (isRising ? approve() : reject());
    },
    spells: spells as readonly Spell[],
    times: times as readonly number[],
  };
};
