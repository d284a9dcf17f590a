import type { Executions } from "../ports/executions.ts";

const accountOf = (arn: string): string => arn.split(":")[4] ?? "";

/** The executions of one account; another account's are not seen, for it tells of them itself. */
export const ownExecutions = (executions: Executions, accountId: string): Executions => ({
  describe: async (arn) => (accountOf(arn) === accountId ? executions.describe(arn) : undefined),
  steps: executions.steps,
});
