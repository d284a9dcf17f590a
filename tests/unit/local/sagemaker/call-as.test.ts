import { describe, expect, it } from "@jest/globals";
import { callAs } from "../../../../local/sagemaker/engine/execution/call-as.ts";
import type { EngineRuntime } from "../../../../local/sagemaker/engine/execution/engine-runtime.ts";
import type { ExecutionRecord } from "../../../../local/sagemaker/engine/execution/execution-record.ts";

const called: unknown[] = [];
const runtime = (authorize?: EngineRuntime["context"]["authorize"]): EngineRuntime => {
  const context = { ...(authorize ? { authorize } : {}) };
  const call = async (operation: string, input: object) => void called.push([operation, input]);
  return { context, call } as unknown as EngineRuntime;
};
const execution = { RoleArn: "arn:role" } as ExecutionRecord;

describe("a step's request", () => {
  it("is made in the name of the pipeline's role, and not at all where that role does not allow it", async () => {
    const call = callAs(
      runtime((operation, _input, caller) => {
        if (operation === "CreateModel") throw new Error(`${caller} may not`);
      }),
      execution,
    );
    await call("DescribeModel", { ModelName: "m" });
    await expect(call("CreateModel", {})).rejects.toThrow("arn:role may not");
    expect(called).toEqual([["DescribeModel", { ModelName: "m" }]]);
  });
});
