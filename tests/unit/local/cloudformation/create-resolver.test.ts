import { describe, expect, it } from "@jest/globals";
import { createResolver } from "../../../../local/cloudformation/create-resolver.ts";
import type { Template } from "../../../../local/cloudformation/template.ts";

const PLACE = {
  region: "us-east-1",
  accountId: "111122223333",
  stackName: "shop-dev",
  endpointUrl: "http://127.0.0.1:4747",
};

const template: Template = {
  Parameters: { Size: { Default: "small" } },
  Conditions: {
    IsSmall: { "Fn::Equals": [{ Ref: "Size" }, "small"] },
    IsLarge: { "Fn::Not": [{ Condition: "IsSmall" }] },
  },
  Mappings: { Sizes: { small: { instances: 1 } } },
  Resources: {
    Table: { Type: "AWS::DynamoDB::Table", Properties: { TableName: "shop" } },
    Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: { "Fn::Sub": "shop-${AWS::AccountId}" } } },
    Nameless: { Type: "AWS::S3::Bucket" },
    Function: { Type: "AWS::Lambda::Function", Properties: { FunctionName: "shop-f" } },
    Url: {
      Type: "AWS::Lambda::Url",
      Properties: { TargetFunctionArn: { "Fn::GetAtt": ["Function", "Arn"] } },
    },
  },
};

describe("resolving a template", () => {
  it.each<[string, unknown, unknown]>([
    ["a reference to a resource", { Ref: "Table" }, "shop"],
    ["a name that is itself resolved", { Ref: "Bucket" }, "shop-111122223333"],
    ["a resource without a name, as a bucket may be called", { Ref: "Nameless" }, "shop-dev-nameless"],
    ["a parameter's default", { Ref: "Size" }, "small"],
    [
      "an attribute",
      { "Fn::GetAtt": ["Table", "Arn"] },
      "arn:aws:dynamodb:us-east-1:111122223333:table/shop",
    ],
    [
      "an attribute in dotted form",
      { "Fn::GetAtt": "Table.Arn" },
      "arn:aws:dynamodb:us-east-1:111122223333:table/shop",
    ],
    ["a function's URL", { "Fn::GetAtt": ["Url", "FunctionUrl"] }, "http://127.0.0.1:4747/functions/shop-f/"],
    [
      "a substitution",
      { "Fn::Sub": "${Bucket.Arn}/${!literal}/*" },
      "arn:aws:s3:::shop-111122223333/${literal}/*",
    ],
    [
      "a substitution with values of its own",
      { "Fn::Sub": ["${a}-${AWS::Region}", { a: { Ref: "Size" } }] },
      "small-us-east-1",
    ],
    ["a join", { "Fn::Join": ["-", ["a", { Ref: "Size" }]] }, "a-small"],
    ["a choice out of a split", { "Fn::Select": [1, { "Fn::Split": [",", "a,b,c"] }] }, "b"],
    ["a map", { "Fn::FindInMap": ["Sizes", { Ref: "Size" }, "instances"] }, 1],
    ["a condition that holds", { "Fn::If": ["IsSmall", "yes", "no"] }, "yes"],
    ["a condition that does not", { "Fn::If": ["IsLarge", "yes", "no"] }, "no"],
    [
      "a property that a condition leaves out, and one that it leaves",
      {
        network: { "Fn::If": ["IsLarge", { Subnets: ["a"] }, { Ref: "AWS::NoValue" }] },
        rules: [1, { "Fn::If": ["IsLarge", 2, { Ref: "AWS::NoValue" }] }],
        size: { "Fn::If": ["IsSmall", { "Fn::Split": [",", "a,b"] }, { Ref: "AWS::NoValue" }] },
      },
      { rules: [1], size: ["a", "b"] },
    ],
    [
      "what is to be left out",
      { a: 1, b: { Ref: "AWS::NoValue" }, c: [1, { Ref: "AWS::NoValue" }] },
      { a: 1, c: [1] },
    ],
    ["plain values, as they are", { a: [1, "x", null, true] }, { a: [1, "x", null, true] }],
  ])("resolves %s", (_, value, expected) => {
    expect(createResolver(template, PLACE).resolve(value)).toEqual(expected);
  });

  it("lets given parameters decide", () => {
    const { resolve, holds } = createResolver(template, PLACE, { Size: "large" });
    expect(resolve({ Ref: "Size" })).toBe("large");
    expect([holds("IsSmall"), holds("IsLarge"), holds(undefined)]).toEqual([false, true, true]);
  });

  it.each<[string, unknown, string]>([
    ["a resource that is not there", { Ref: "Missing" }, "no resource Missing"],
    ["an attribute that a resource lacks", { "Fn::GetAtt": ["Table", "Colour"] }, "no attribute Colour"],
    ["a function that is not known", { "Fn::ImportValue": "x" }, "Fn::ImportValue"],
  ])("refuses %s by name", (_, value, message) => {
    expect(() => createResolver(template, PLACE).resolve(value)).toThrow(message);
  });
});
