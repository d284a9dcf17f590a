type Scalar = "boolean" | "double" | "float" | "integer" | "long" | "string" | "timestamp" | "blob";

/** What the API model says about one kind of value; members name the shapes of what they hold. */
export type Shape = {
  readonly type: "structure" | "list" | "map" | Scalar;
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  /** Exactly one member may be given. */
  readonly union?: boolean;
};
