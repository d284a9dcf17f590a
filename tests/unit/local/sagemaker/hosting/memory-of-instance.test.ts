import { describe, expect, it } from "@jest/globals";
import { memoryOfInstance } from "../../../../../local/sagemaker/hosting/memory-of-instance.ts";

describe("the memory of an instance type", () => {
  it.each([
    ["ml.t2.medium", 4],
    ["ml.m5.large", 8],
    ["ml.m5d.24xlarge", 384],
    ["ml.c5.xlarge", 8],
    ["ml.c6gn.18xlarge", 144],
    ["ml.r5.large", 16],
    ["ml.g4dn.xlarge", 16],
    ["ml.g5.12xlarge", 192],
    ["ml.inf2.8xlarge", 128],
  ])("of %s is %i GiB", (instanceType, gibibytes) => {
    expect(memoryOfInstance(instanceType)).toBe(gibibytes * 1024 ** 3);
  });

  it.each(["ml.p3.2xlarge", "ml.m5", "m5.large", "ml.m5.metal", "", undefined])(
    "of %s is not known",
    (instanceType) => {
      expect(memoryOfInstance(instanceType)).toBeUndefined();
    },
  );
});
