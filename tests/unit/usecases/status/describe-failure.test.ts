import { describe, expect, it } from "@jest/globals";
import { describeFailure } from "../../../../shared/usecases/status/describe-failure.ts";

const failed = (resource?: string) =>
  describeFailure([
    { name: "score", status: "Failed", failure: "no", ...(resource === undefined ? {} : { resource }) },
  ]);

describe("the address of a failed step's log", () => {
  it.each([
    ["aws", "us-east-1", "https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#"],
    ["aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/cloudwatch/home?region=cn-north-1#"],
    [
      "aws-us-gov",
      "us-gov-west-1",
      "https://us-gov-west-1.console.amazonaws-us-gov.com/cloudwatch/home?region=us-gov-west-1#",
    ],
  ])("is that of the console of %s", (partition, region, start) => {
    const { detailsUrl } = failed(`arn:${partition}:sagemaker:${region}:111122223333:transform-job/j`);
    expect(detailsUrl).toBe(
      `${start}logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTransformJobs$3FlogStreamNameFilter$3Dj`,
    );
  });

  it.each([
    ["a step that made no job", undefined],
    ["what leaves no log", "arn:aws:sagemaker:us-east-1:111122223333:model/m"],
    ["a console that is not known", "arn:aws-iso:sagemaker:us-iso-east-1:111122223333:training-job/j"],
  ])("is not given for %s", (_, resource) => {
    expect(failed(resource)).not.toHaveProperty("detailsUrl");
  });
});
