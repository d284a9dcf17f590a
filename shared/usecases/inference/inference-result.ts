import type { ServingVersion } from "../../domain/route.ts";
import type { InferenceOutcome } from "../../ports/models.ts";
import type { Variant } from "./choose-version.ts";
import type { RouteLookup } from "./create-route-cache.ts";
import type { Unserved } from "./find-serving.ts";
import type { TypeMismatch } from "./type-mismatch.ts";

/** What came of a request, which version was asked, and what it took. */
export type InferenceResult = {
  readonly result:
    | { readonly kind: "asked"; readonly outcome: InferenceOutcome }
    | { readonly kind: "mismatch"; readonly mismatch: TypeMismatch }
    | { readonly kind: "route-unavailable"; readonly error: unknown }
    | Unserved;
  /** The version that the result is of. */
  readonly serving?: ServingVersion;
  /** Which part that version has in the group; absent where the caller has named it. */
  readonly variant?: Variant;
  /** The version that another one has answered in place of. */
  readonly insteadOf?: ServingVersion;
  /** Why it did: that version was still being loaded, or its artifact is not there. */
  readonly because?: "loading" | "missing";
  readonly source?: RouteLookup["source"];
  readonly calls: number;
  /** Whether a model had to be loaded meanwhile. */
  readonly isCold: boolean;
};
