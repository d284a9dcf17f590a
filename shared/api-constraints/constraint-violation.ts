/** One way in which a request breaks the API's published constraints. */
export type ConstraintViolation = {
  /** Member names and list indices, from the request down to the offending value. */
  readonly path: readonly (string | number)[];
  readonly rule: "required" | "unknown" | "type" | "min" | "max" | "pattern" | "enum" | "union";
  /** What AWS would say, without the count that its answer begins with. */
  readonly message: string;
  readonly value: unknown;
};
