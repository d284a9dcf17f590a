import { describe, expect, it } from "@jest/globals";
import { apiModel } from "../../../shared/api-constraints/api-model.ts";
import { findShapeAt } from "../../../shared/api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../../shared/api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../../shared/api-constraints/step-requests.ts";
import { toRegExp } from "../../../shared/api-constraints/to-reg-exp.ts";

const shapes = Object.entries(apiModel.shapes);
const SCALARS = ["string", "integer", "long", "float", "double", "boolean", "timestamp", "blob"];

describe("the API model", () => {
  it("names only shapes that it holds", () => {
    const named = shapes.flatMap(([, { members = {}, member, key, value }]) => [
      ...Object.values(members),
      ...[member, key, value].filter((name) => name !== undefined),
    ]);
    const roots = Object.values(apiModel.operations).flatMap(({ input, output }) => [input, output ?? input]);
    expect([...named, ...roots].filter((name) => !apiModel.shapes[name] && !SCALARS.includes(name))).toEqual(
      [],
    );
  });

  it("has no pattern that cannot be read here", () => {
    for (const [, { pattern }] of shapes)
      if (pattern !== undefined) expect(toRegExp(pattern)).toBeInstanceOf(RegExp);
  });

  it.each(Object.entries(stepRequests))(
    "holds what a %s step is made of",
    (_, { create, describe: answer, generated, excluded }) => {
      const request = shapeOfOperation(create, "input");
      for (const path of [...(excluded ?? []), ...(generated ?? []).map((name) => [name])])
        expect(findShapeAt(request, path)).toBeDefined();
      expect(shapeOfOperation(answer, "output")).toBeDefined();
    },
  );
});

describe("findShapeAt", () => {
  const training = shapeOfOperation("DescribeTrainingJob", "output");

  it.each([
    [["ModelArtifacts", "S3ModelArtifacts"], "string"],
    [["HyperParameters", "any-key"], "string"],
    [["InputDataConfig", 0, "ChannelName"], "string"],
    [["FinalMetricDataList", "val:acc", "Value"], "float"],
    [["ModelArtifacts"], "structure"],
  ])("follows %j to a %s", (path, type) => {
    expect(findShapeAt(training, path)?.type).toBe(type);
  });

  it.each([[["ModelArtefacts"]], [["ModelArtifacts", "S3ModelArtifacts", "Key"]], [["ModelArtifacts", 0]]])(
    "leads %j nowhere",
    (path) => {
      expect(findShapeAt(training, path)).toBeUndefined();
    },
  );
});
