import { describe, expect, it } from "@jest/globals";
import { type ApprovalEvent, createHandler } from "../../../functions/approval/handler.ts";
import type { DecisionPorts } from "../../../shared/usecases/serving/answer-decision.ts";
import { aLambdaContext } from "../../builders/a-lambda-context.ts";
import { silentLog } from "../../fakes/silent-log.ts";

const ARN = "arn:aws:sagemaker:us-east-1:111122223333:model-package/fraud/1";

/** Which packages and groups the handler reads to answer an event. */
const readBy = async (event: object): Promise<readonly string[]> => {
  const read: string[] = [];
  const registry = {
    describe: async (arn: string) => void read.push(arn),
    latest: async (group: string) => void read.push(group),
  };
  const ports = { registry } as unknown as DecisionPorts;
  await createHandler({ ports, log: silentLog })(event as ApprovalEvent, aLambdaContext());
  return read;
};
const ofRegistry = (detail: object) => ({
  "detail-type": "SageMaker Model Package State Change",
  resources: [ARN],
  detail,
});

describe("the approval function", () => {
  it.each<[string, object]>([
    [
      "what changed is the approval",
      { ModelPackageArn: ARN, UpdatedModelPackageFields: ["ModelApprovalStatus"] },
    ],
    ["nothing says what changed", { ModelPackageArn: ARN }],
    ["an empty list says what changed", { ModelPackageArn: ARN, UpdatedModelPackageFields: [] }],
    ["only the resource names the package", {}],
  ])("looks at a package where %s", async (_, detail) => {
    expect(await readBy(ofRegistry(detail))).toEqual([ARN]);
  });

  it("takes its own annotation for no decision", async () => {
    const detail = { ModelPackageArn: ARN, UpdatedModelPackageFields: ["CustomerMetadataProperties"] };
    expect(await readBy(ofRegistry(detail))).toEqual([]);
  });

  it("looks at a package whose decision was missed", async () => {
    expect(await readBy({ "detail-type": "DecisionMissed", detail: { package: ARN } })).toEqual([ARN]);
  });

  it.each(["RouteReverted", "RoutePinned", "RouteUnpinned", "CanarySet", "CanaryPromoted", "CanaryAborted"])(
    "tells commits of %s",
    async (type) => {
      expect(await readBy({ "detail-type": type, detail: { group: "fraud" } })).toEqual(["fraud"]);
    },
  );
});
