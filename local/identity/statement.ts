/** `ForAllValues` and `ForAnyValue` before an operator, for keys of several values. */
export type Qualifier = "ForAllValues" | "ForAnyValue";
export type Operator = "StringEquals" | "StringLike" | "Bool" | "Null";

/** One key of a statement's condition: it holds when the request's values fit any of these. */
export type Condition = {
  readonly operator: Operator;
  readonly qualifier?: Qualifier;
  readonly key: string;
  readonly values: readonly string[];
};

/** A statement of an identity policy, every list written out. */
export type Statement = {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** All have to hold. */
  readonly conditions: readonly Condition[];
};
