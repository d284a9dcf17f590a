import type { ServedGroup } from "./a-served-group.ts";
import type { Spell } from "./find-misrouted.ts";

type Open = { version: number; from: number; until: number };

/** Decides about one group's versions and writes down which of them was routed when. */
export const createFlips = (group: ServedGroup, versions: number) => {
  const spells: Open[] = [];
  const approved = new Set<number>();
  const times: number[] = [];

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

  const approve = (version: number): Promise<void> =>
    flip(
      async () => {
        approved.add(version);
        await group.decide(version, "Approved");
      },
      (stable) => stable === version,
    );

  const reject = (version: number): Promise<void> =>
    flip(
      async () => {
        approved.delete(version);
        await group.decide(version, "Rejected");
      },
      (stable) => stable !== version,
    );

  const stable = (): number => spells.at(-1)?.version ?? 0;

  return {
    approve,
    /** Approves what is not approved while there is little to fall back on, else rejects what serves. */
    next: async (): Promise<void> => {
      const waiting = Array.from({ length: versions }, (_, index) => index + 1).filter(
        (v) => !approved.has(v),
      );
      const [candidate] = waiting.filter((version) => version > stable()).concat(waiting);
      if (candidate !== undefined && (approved.size < 2 || times.length % 3 !== 0)) await approve(candidate);
      else await reject(stable());
    },
    spells: spells as readonly Spell[],
    times: times as readonly number[],
  };
};
