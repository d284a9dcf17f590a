import type { Route } from "../../../shared/domain/route.ts";
import { pinRoute } from "../../../shared/usecases/serving/pin-route.ts";
import { revertRoute } from "../../../shared/usecases/serving/revert-route.ts";
import { unpinRoute } from "../../../shared/usecases/serving/unpin-route.ts";
import type { ServedGroup } from "./a-served-group.ts";
import type { Spell } from "./find-misrouted.ts";

type Open = { version: number; from: number; until: number };

type Move = "approve" | "reject" | "revert" | "pin" | "unpin";

// Each move finds what it needs: two versions to go back to before anything is taken away, and nothing pinned but by `pin`.
const MOVES: readonly Move[] = [
  "approve",
  "approve",
  "approve",
  "revert",
  "pin",
  "unpin",
  "approve",
  "reject",
];

const ada = { by: "ada" };

const servingOf = ({ stable }: Route): number | undefined => stable?.version;

const versionsOf = ({ stable, previous }: Route): readonly number[] =>
  [stable, ...previous].flatMap((each) => each?.version ?? []);

/** Decides about one group's versions, by the registry and by hand, and writes down which of them was routed when. */
export const createFlips = (group: ServedGroup, versions: number) => {
  const waiting = Array.from({ length: versions }, (_, index) => index + 1);
  const approved = new Set<number>();
  const spells: Open[] = [];
  const times: number[] = [];
  let moves = 0;

  const flip = async (act: () => Promise<unknown>, isDone: (stable: number | undefined) => boolean) => {
    // Routed at the earliest when it was decided, and at the latest until the next route was seen.
    const from = Date.now();
    await act();
    const { stable } = await group.route((route) => isDone(servingOf(route)));
    const seenAt = Date.now();
    times.push(seenAt - from);
    const last = spells.at(-1);
    if (last) last.until = seenAt;
    spells.push({ version: stable?.version ?? 0, from, until: Number.POSITIVE_INFINITY });
  };

  const decide = async (version: number, approval: "Approved" | "Rejected"): Promise<void> => {
    await group.decide(version, approval);
    if (approval === "Approved") approved.add(version);
    else approved.delete(version);
  };

  /** Approves the version that has been out of service for longest; one that the route has dropped is rejected first. */
  const approve = async (route: Route | undefined): Promise<void> => {
    const known = new Set(route ? versionsOf(route) : []);
    const version = waiting.find((each) => !known.has(each)) ?? 0;
    waiting.push(...waiting.splice(waiting.indexOf(version), 1));
    if (approved.has(version)) {
      await decide(version, "Rejected");
      await group.route(({ forgotten = [] }) => !forgotten.includes(version));
    }
    await flip(
      () => decide(version, "Approved"),
      (stable) => stable === version,
    );
  };

  const move = async (kind: Move, route: Route): Promise<void> => {
    const { ports, name } = group;
    const serving = servingOf(route) ?? 0;
    const isOther = (stable: number | undefined): boolean => stable !== serving;
    const earlier = route.previous.at(-1)?.version ?? 0;
    switch (kind) {
      case "approve":
        return approve(route);
      case "reject":
        return flip(() => decide(serving, "Rejected"), isOther);
      case "revert":
        return flip(() => revertRoute(ports, name, ada), isOther);
      case "pin":
        return flip(() => pinRoute(ports, name, { ...ada, version: earlier }), isOther);
      case "unpin":
        return flip(() => unpinRoute(ports, name, ada), isOther);
      default:
        return kind satisfies never;
    }
  };

  return {
    /** Changes what serves, each time in another way. */
    next: async (): Promise<void> => {
      const kind = MOVES[moves % MOVES.length] ?? "approve";
      moves += 1;
      await (spells.length === 0 ? approve(undefined) : move(kind, await group.route(() => true)));
    },
    spells: spells as readonly Spell[],
    times: times as readonly number[],
  };
};
