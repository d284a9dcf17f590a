import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Place } from "../yaml/place.ts";

/** A value that passed its validator, or the reasons why not. */
export type Validated<T> = {
  readonly value?: T;
  /** Where there are reasons: what is left without the wrong parts, so that more can be found beside them. */
  readonly rest?: { readonly value: T; readonly place: Place };
  readonly diagnostics: readonly Diagnostic[];
};
