import type { Canary } from "../../domain/canary.ts";
import { isSameJson } from "../../domain/is-same-json.ts";
import type { Rollout } from "../../domain/rollout.ts";
import type { FailedDeployment, Leftover, Pin, Route, ServingVersion } from "../../domain/route.ts";
import type { Shadow } from "../../domain/shadow.ts";
import { besideStable } from "./beside-stable.ts";
import { newestDecision } from "./newest-decision.ts";

/** What a route is made of. */
export type Arrangement = {
  readonly versions: readonly ServingVersion[];
  readonly failures: readonly FailedDeployment[];
  readonly pinned?: Pin | undefined;
  readonly canary?: Canary | undefined;
  readonly shadow?: Shadow | undefined;
  readonly rollout?: Rollout | undefined;
  readonly forgotten?: readonly number[] | undefined;
  /** Why nothing serves, if nothing does. */
  readonly reason?: string | undefined;
};

/** Who changes a route, and how many versions it keeps besides the one that serves. */
export type Arranger = { readonly by: string; readonly kept: number };

/** As many as there are: who intervenes drops nothing. */
export const ALL = Number.POSITIVE_INFINITY;

const isSame = (a: Route, b: Route): boolean =>
  isSameJson({ ...a, generation: 0, updatedBy: "" }, { ...b, generation: 0, updatedBy: "" });

type Numbered = { readonly version: number };

const numbersOf = (versions: readonly Numbered[]): readonly number[] =>
  versions.map(({ version }) => version);

const withoutVersions = (numbers: readonly number[], shown: readonly Numbered[]): readonly number[] => {
  const rest = new Set(numbers);
  for (const { version } of shown) rest.delete(version);
  return [...rest].toSorted((a, b) => a - b);
};

/** What the route needs again is left over no more. */
const leftoversOf = ({ leftovers = [] }: Route, versions: readonly ServingVersion[]): readonly Leftover[] => {
  const needed = new Set(versions.map(({ targetModel }) => targetModel));
  return leftovers.filter(({ targetModel }) => !needed.has(targetModel));
};

/**
 * The route that an arrangement makes of the one before; undefined when that is as it should be. The pinned version
 * serves, or else the one that was decided about last: whoever knows the same arrangement makes the same route of it. A
 * canary stands as long as the version beside it serves, and both it and a shadow are kept for as long as they stand.
 */
export const arrangeRoute = (
  before: Route,
  { versions, failures, pinned, canary, shadow, rollout, forgotten = [], reason }: Arrangement,
  { by, kept }: Arranger,
): Route | undefined => {
  const [newest, ...rest] = versions.toSorted(newestDecision);
  const held = pinned && versions.find(({ version }) => version === pinned.version);
  const stable = held ?? newest;
  const others = held && newest ? [newest, ...rest].filter((each) => each !== held) : rest;
  const beside = besideStable(stable, others, { canary, shadow });
  const isStanding = ({ version }: Numbered): boolean =>
    version === beside.canary?.version || version === beside.shadow?.version;
  const previous = others.filter((each, at) => at < kept || isStanding(each));
  // A failure matters as long as its version would be kept, had it not failed.
  const isRecent = ({ decidedAt }: FailedDeployment): boolean =>
    versions.filter((each) => each.decidedAt > decidedAt).length <= kept;
  const failed = failures.filter(isRecent).toSorted(newestDecision).slice(0, kept);
  const shown = [...(stable ? [stable] : []), ...previous, ...failed];
  const dropped = withoutVersions([...forgotten, ...numbersOf(versions), ...numbersOf(failures)], shown);
  const leftovers = leftoversOf(before, versions);
  const next: Route = {
    group: before.group,
    ...(stable ? { stable } : { reason: reason ?? before.reason ?? "no version is approved" }),
    previous,
    ...(held ? { pinned } : {}),
    ...beside,
    ...(rollout ? { rollout } : {}),
    ...(failed.length === 0 ? {} : { failures: failed }),
    ...(dropped.length === 0 ? {} : { forgotten: dropped }),
    ...(leftovers.length === 0 ? {} : { leftovers }),
    generation: before.generation + 1,
    updatedBy: by,
    ...(stable?.commit === undefined ? {} : { commit: stable.commit }),
  };
  // A group that nothing was ever approved in needs no route that says so.
  const isNothing = before.generation === 0 && shown.length === 0 && dropped.length === 0;
  return isNothing || isSame(before, next) ? undefined : next;
};
