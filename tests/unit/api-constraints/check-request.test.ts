import { describe, expect, it } from "@jest/globals";
import { checkRequest } from "../../../shared/api-constraints/check-request.ts";
import { describeViolations } from "../../../shared/api-constraints/describe-violations.ts";

const group = { ModelPackageGroupName: "churn" };

const said = (operation: string, input: unknown): string =>
  describeViolations(checkRequest(operation, input));

describe("checkRequest", () => {
  it("finds nothing in a request that the API accepts", () => {
    expect(checkRequest("CreateModelPackageGroup", { ...group, Tags: [{ Key: "a", Value: "" }] })).toEqual(
      [],
    );
  });

  it.each([
    [
      "a missing member",
      "CreateModelPackageGroup",
      {},
      "Value null at 'modelPackageGroupName' failed to satisfy constraint: Member must not be null",
    ],
    [
      "a name that only begins well",
      "CreateModelPackageGroup",
      { ModelPackageGroupName: "churn_2" },
      "Value 'churn_2' at 'modelPackageGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
    ],
    [
      "a value outside an enumeration",
      "ListPipelines",
      { SortOrder: "Up" },
      "Value 'Up' at 'sortOrder' failed to satisfy constraint: Member must satisfy enum value set: [Ascending, Descending]",
    ],
    [
      "a number out of range",
      "ListPipelines",
      { MaxResults: 101 },
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100",
    ],
    [
      "an empty collection",
      "CreateModelPackage",
      { CustomerMetadataProperties: {} },
      "Value '{}' at 'customerMetadataProperties' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a member of a list's structure",
      "AddTags",
      {
        ResourceArn: "arn:aws:sagemaker:us-east-1:111122223333:pipeline/p",
        Tags: [
          { Key: "a", Value: "" },
          { Key: "", Value: "" },
        ],
      },
      "Value '' at 'tags.2.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a map's value",
      "CreateModelPackage",
      { CustomerMetadataProperties: { a: "b".repeat(257) } },
      `Value '{a=${"b".repeat(257)}}' at 'customerMetadataProperties' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@]*)\${1,256}]`,
    ],
    [
      "a text for a number",
      "ListPipelines",
      { MaxResults: "5" },
      "Value '5' at 'maxResults' failed to satisfy constraint: STRING_VALUE can not be converted to an Integer",
    ],
    [
      "a fraction for a whole number",
      "ListPipelines",
      { MaxResults: 1.5 },
      "Value '1.5' at 'maxResults' failed to satisfy constraint: NUMBER_VALUE can not be converted to an Integer",
    ],
    [
      "a scalar for a list",
      "CreateModelPackageGroup",
      { ...group, Tags: "a" },
      "Value 'a' at 'tags' failed to satisfy constraint: Expecting start of Json Array",
    ],
    [
      "a member that the API does not have",
      "CreateModelPackageGroup",
      { ...group, Owner: "me" },
      "Value 'me' at 'owner' failed to satisfy constraint: Unknown member 'Owner'",
    ],
  ])("tells of %s", (_, operation, input, message) => {
    expect(said(operation, input)).toBe(`1 validation error detected: ${message}`);
  });

  it("tells all violations at once, counted", () => {
    expect(said("CreatePipeline", { PipelineName: "-", RoleArn: "arn:aws:iam::111122223333:role/r" })).toBe(
      "2 validation errors detected: Value null at 'clientRequestToken' failed to satisfy constraint: Member must not be null; " +
        "Value '-' at 'pipelineName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}",
    );
  });

  it("tells a collection's fault once for all elements that share it", () => {
    const input = { ModelPackageArnList: ["x", "y"] };
    expect(checkRequest("BatchDescribeModelPackage", input).map(({ path }) => path)).toEqual([
      ["ModelPackageArnList", 0],
      ["ModelPackageArnList", 1],
    ]);
    expect(said("BatchDescribeModelPackage", input)).toMatch(
      /^1 validation error detected: Value '\[x, y\]' at/,
    );
  });

  it("leads to the offending value by the caller's own names", () => {
    const Tags = [{ Key: "a", Value: 1 }];
    expect(checkRequest("CreateModelPackageGroup", { ...group, Tags })).toEqual([
      expect.objectContaining({ path: ["Tags", 0, "Value"], rule: "type", value: 1 }),
    ]);
  });

  it("takes null for an absent member", () => {
    expect(checkRequest("CreateModelPackageGroup", { ...group, ModelPackageGroupDescription: null })).toEqual(
      [],
    );
  });

  it("takes opaque values on trust wherever they stand", () => {
    const isOpaque = (value: unknown) => typeof value === "object" && value !== null && "Get" in value;
    const later = { Get: "Parameters.Later" };
    const input = {
      ModelPackageGroupName: later,
      CustomerMetadataProperties: { commit: later },
      InferenceSpecification: {
        Containers: [{ Image: later, ModelDataUrl: later }],
        SupportedContentTypes: later,
      },
    };
    expect(checkRequest("CreateModelPackage", input, { isOpaque })).toEqual([]);
    expect(checkRequest("CreateModelPackage", input).length).toBeGreaterThan(3);
  });

  it("takes opaque texts in lists and maps on trust as well", () => {
    const isOpaque = (value: unknown) => typeof value === "string" && value.startsWith("{{");
    const input = { CustomerMetadataProperties: { commit: "{{later}}" }, ModelPackageGroupName: "{{later}}" };
    expect(checkRequest("CreateModelPackage", input, { isOpaque })).toEqual([]);
    const arns = { ModelPackageArnList: ["{{later}}", "now"] };
    expect(checkRequest("BatchDescribeModelPackage", arns, { isOpaque })).toHaveLength(1);
  });

  it("accepts exactly one member of a union", () => {
    const job = (config: object) =>
      checkRequest("CreateAutoMLJobV2", { AutoMLProblemTypeConfig: config }).filter(
        ({ rule }) => rule === "union",
      );
    const text = { TextClassificationJobConfig: { ContentColumn: "a", TargetLabelColumn: "b" } };
    expect(job(text)).toEqual([]);
    expect(job({})).toHaveLength(1);
    expect(job({ ...text, ImageClassificationJobConfig: {} })).toHaveLength(1);
  });

  it("checks a megabyte of text in no time, whatever is in it", () => {
    const PipelineDefinition = `${"a b\n".repeat(250_000)}\u2028`;
    expect(checkRequest("CreatePipeline", { PipelineDefinition }).map(({ path }) => path[0])).toContain(
      "PipelineDefinition",
    );
  });

  it("refuses an operation that the model does not hold", () => {
    expect(() => checkRequest("CreateCluster", {})).toThrow(
      'the API model has no input of operation "CreateCluster"',
    );
  });
});
