import { describe, expect, it } from "@jest/globals";
import { repackImage } from "../../../../shared/compiler/emit/repack/repack-image.ts";

describe("the image of the repack job", () => {
  it.each([
    ["us-east-1", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3"],
    [
      "us-gov-west-1",
      "414596584902.dkr.ecr.us-gov-west-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3",
    ],
    ["cn-north-1", "450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-scikit-learn:1.2-1-cpu-py3"],
    ["us-iso-east-1", "833128469047.dkr.ecr.us-iso-east-1.c2s.ic.gov/sagemaker-scikit-learn:1.2-1-cpu-py3"],
    [
      "us-isob-east-1",
      "281123927165.dkr.ecr.us-isob-east-1.sc2s.sgov.gov/sagemaker-scikit-learn:1.2-1-cpu-py3",
    ],
    ["mars-1", undefined],
  ])("lies in %s, in the domain of its partition", (region, image) => {
    expect(repackImage(region)).toBe(image);
  });
});
