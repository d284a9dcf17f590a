import { describe, expect, it } from "@jest/globals";
import { ownExecutions } from "../../../shared/adapters/own-executions.ts";
import type { Execution } from "../../../shared/ports/executions.ts";

const executionOf = (arn: string): Execution => ({
  arn,
  pipeline: "fraud",
  status: "Succeeded",
  parameters: {},
});
const arnIn = (account: string): string =>
  `arn:aws:sagemaker:us-east-1:${account}:pipeline/fraud/execution/abc123`;

const executions = ownExecutions(
  { describe: async (arn) => executionOf(arn), steps: async () => [{ name: "train", status: "Succeeded" }] },
  "111122223333",
);

describe("executions of one account", () => {
  it("are seen", async () => {
    const arn = arnIn("111122223333");
    expect(await executions.describe(arn)).toEqual(executionOf(arn));
    expect(await executions.steps(arn)).toHaveLength(1);
  });

  it("leave those of other accounts to these", async () => {
    expect(await executions.describe(arnIn("444455556666"))).toBeUndefined();
  });
});
