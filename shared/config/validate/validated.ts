import type { Diagnostic } from "../../domain/diagnostic.ts";

/** A value that passed its validator, or the reasons why not. */
export type Validated<T> = { readonly value?: T; readonly diagnostics: readonly Diagnostic[] };
