import type { Statement } from "./statement.ts";

/** What may be done by whoever bears a role. */
export type Role = {
  readonly arn: string;
  /** Whose access key id means this role: a function by its name, SageMaker's execution roles by their own. */
  readonly bearer: string;
  readonly statements: readonly Statement[];
};
