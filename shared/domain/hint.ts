import type { MergeGroupHint } from "./merge-group-hint.ts";
import type { PullRequestHint } from "./pull-request-hint.ts";
import type { Push } from "./push.ts";
import type { RepositoryHint } from "./repository-hint.ts";

/** What a delivery may hint at; `type` is the detail-type of the event on the bus, `detail` its detail. */
export type Hint =
  | { readonly type: "PushReceived"; readonly detail: Push }
  | { readonly type: "PullRequestChanged"; readonly detail: PullRequestHint }
  | { readonly type: "MergeGroupRequested"; readonly detail: MergeGroupHint }
  | { readonly type: "RepositoryChanged"; readonly detail: RepositoryHint };
