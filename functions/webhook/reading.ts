import type { AllowList } from "../../shared/config/allow-list/create-allow-list.ts";
import type { Hint } from "../../shared/domain/hint.ts";

/** What a payload comes to: hints for us, nothing that concerns us, or nothing that GitHub would send. */
export type Reading =
  | { readonly kind: "hints"; readonly hints: readonly [Hint, ...Hint[]] }
  | { readonly kind: "ignored"; readonly reason: string }
  | { readonly kind: "malformed"; readonly reason: string };

export type Payload = Readonly<Record<string, unknown>>;

/** Reads the payload of one kind of event. */
export type Reader = (payload: Payload, delivery: string, allowed: AllowList) => Reading;
