import { describe, expect, it } from "@jest/globals";
import { artifactNotServable, modelNotAnswering } from "../../../../shared/domain/errors.ts";
import type { ModelPackage } from "../../../../shared/domain/model-package.ts";
import { annotatePackage } from "../../../../shared/usecases/serving/annotate-package.ts";

const model = (metadata: Readonly<Record<string, string>>): ModelPackage => ({
  arn: "arn",
  group: "fraud",
  version: 1,
  approval: "Approved",
  modifiedAt: 0,
  artifacts: [],
  contentTypes: [],
  metadata,
});

const annotate = async (
  metadata: Readonly<Record<string, string>>,
  error?: Parameters<typeof annotatePackage>[2],
): Promise<readonly object[]> => {
  const said: object[] = [];
  const registry = { annotate: async (_arn: string, properties: object) => void said.push(properties) };
  await annotatePackage(registry, model(metadata), error);
  return said;
};
const PROPERTY = "slipway-deployment";

describe("what a package is told of its deployment", () => {
  it("is that it failed, and why", async () => {
    expect(await annotate({}, modelNotAnswering("arn", "no column age"))).toEqual([
      { [PROPERTY]: expect.stringMatching(/^failed: ModelNotAnswering: .*no column age/) },
    ]);
  });

  it("is said once, or the event of each annotation would bring the next", async () => {
    const said = { [PROPERTY]: "failed: ModelNotAnswering: request 17" };
    expect(await annotate(said, modelNotAnswering("arn", "request 18"))).toEqual([]);
    expect(await annotate(said, artifactNotServable("arn", "it has 2 containers"))).toHaveLength(1);
  });

  it("is taken away once it is deployed", async () => {
    expect(await annotate({ [PROPERTY]: "failed: ModelNotAnswering: x" })).toEqual([
      { [PROPERTY]: undefined },
    ]);
    expect(await annotate({})).toEqual([]);
  });
});
