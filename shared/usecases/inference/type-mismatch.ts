/** A type that a request names and the model's package rules out. */
export type TypeMismatch = {
  readonly kind: "content-type" | "accept";
  /** What the package declares instead. */
  readonly types: readonly string[];
};
