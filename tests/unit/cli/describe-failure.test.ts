import { describe, expect, it } from "@jest/globals";
import { describeFailure } from "../../../cli/describe-failure.ts";

const anError = (name: string, message: string): Error =>
  Object.assign(new Error(message), { name, $metadata: {} });

describe("a failure of a command", () => {
  it("is a stage that is not installed here, where there is no such table", () => {
    expect(describeFailure(anError("ResourceNotFoundException", "Requested resource not found"))).toBe(
      "there is no such installation here (Requested resource not found); check --stage, region, credentials and AWS_ENDPOINT_URL",
    );
  });

  it("is told with the next step where AWS does not answer", () => {
    expect(describeFailure(anError("AccessDeniedException", "not you"))).toBe(
      "AWS did not answer as hoped: AccessDeniedException: not you; check region, credentials and AWS_ENDPOINT_URL",
    );
  });

  it("is told whole where it is a defect of our own", () => {
    expect(describeFailure(new Error("defect"))).toContain("describe-failure.test.ts");
  });
});
