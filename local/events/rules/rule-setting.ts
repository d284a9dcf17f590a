import type { Target } from "../target/target.ts";

/** A rule as a deployment declares it, in the API's own words. */
export type RuleSetting = {
  readonly Name: string;
  readonly EventBusName?: string;
  readonly EventPattern?: object;
  readonly ScheduleExpression?: string;
  readonly State?: "ENABLED" | "DISABLED";
  readonly Targets: readonly Target[];
};
