import type { Json } from "../json.ts";

/** Where one value of a step came from. */
export type ExplainedArgument = {
  /** Within the step, e.g. `Arguments.ResourceConfig.InstanceType`. */
  readonly path: string;
  readonly value: Json;
  /** Written in a config, left to a default, decided by the installation, or put there by the compiler. */
  readonly origin: "config" | "default" | "installation" | "compiler";
  readonly repository?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where in the config, e.g. `conf.models.churn.train.instance_type`. */
  readonly configPath?: string;
};
