import type { Canary } from "./canary.ts";
import type { Rollout } from "./rollout.ts";
import type { Shadow } from "./shadow.ts";

/** Where a version answers: a model of the multi-model endpoint, by what InvokeEndpoint calls TargetModel. */
export type Target = {
  readonly kind: "multi-model";
  /** Key relative to the multi-model prefix. */
  readonly targetModel: string;
};

/** A model version that can serve: where it answers, what it takes, and what made it. */
export type ServingVersion = Target & {
  readonly version: number;
  readonly packageArn: string;
  /** Epoch milliseconds of the last decision to let it serve. */
  readonly decidedAt: number;
  /** What the package says that it takes; empty or absent where it does not say. */
  readonly contentTypes?: readonly string[];
  /** What the package says that it gives; empty or absent where it does not say. */
  readonly responseTypes?: readonly string[];
  /** Variables that the package asks for and the endpoint does not set so; absent where there are none. */
  readonly unlike?: readonly string[];
  readonly repository?: string;
  readonly commit?: string;
  readonly execution?: string;
};

/** Somebody's will that one version serves, whatever is approved meanwhile. */
export type Pin = {
  readonly version: number;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
};

/** An approved version that could not be put behind its group's name. */
export type FailedDeployment = {
  readonly version: number;
  readonly packageArn: string;
  /** Epoch milliseconds of the decision that was not carried out; a later one is tried again. */
  readonly decidedAt: number;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
};

/** A copy below the multi-model prefix that no version of the route needs any more, or never needed. */
export type Leftover = {
  readonly targetModel: string;
  /** ISO 8601, when it was found to be needed no more. */
  readonly since: string;
  /** ISO 8601; from then on it may be deleted at any moment, and nothing may be routed to it. */
  readonly condemnedAt?: string;
};

/** What serves a group's name; the only thing that changes when a model goes live or rolls back. */
export type Route = {
  readonly group: string;
  /** Absent: nothing serves, and `reason` says why. */
  readonly stable?: ServingVersion;
  readonly reason?: string;
  /** Other versions that can serve at once, newest decision first. */
  readonly previous: readonly ServingVersion[];
  readonly pinned?: Pin;
  /** One of the previous versions, which answers a share of the requests. */
  readonly canary?: Canary;
  /** One of the previous versions, which is asked for comparison. */
  readonly shadow?: Shadow;
  readonly rollout?: Rollout;
  /** Newest decision first. */
  readonly failures?: readonly FailedDeployment[];
  /** Versions that were approved and are no longer kept, in ascending order: their approval is dealt with. */
  readonly forgotten?: readonly number[];
  readonly leftovers?: readonly Leftover[];
  /** Grows by one with every write; fences writers. */
  readonly generation: number;
  /** Who wrote it last: a name, or `registry` where a decision there did; absent in older records. */
  readonly updatedBy?: string;
  /** The commit that what serves was trained from. */
  readonly commit?: string;
};
