import { describe, expect, it } from "@jest/globals";
import { createResolver } from "../../../../local/cloudformation/create-resolver.ts";
import { readPartitionKeys } from "../../../../local/cloudformation/deploy/read-partition-keys.ts";
import { readRoles } from "../../../../local/cloudformation/deploy/read-roles.ts";
import type { Template } from "../../../../local/cloudformation/template.ts";

const PLACE = {
  region: "us-east-1",
  accountId: "111122223333",
  stackName: "shop-dev",
  endpointUrl: "http://127.0.0.1:4747",
};
const allow = (Action: string, Resource: unknown) => ({
  PolicyDocument: { Statement: [{ Effect: "Allow", Action, Resource }] },
});

const template: Template = {
  Conditions: { IsLarge: { "Fn::Equals": ["small", "large"] } },
  Resources: {
    Table: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        TableName: "shop",
        KeySchema: [
          { AttributeName: "sk", KeyType: "RANGE" },
          { AttributeName: "pk", KeyType: "HASH" },
        ],
      },
    },
    OrderRole: {
      Type: "AWS::IAM::Role",
      Properties: {
        RoleName: "order",
        Policies: [
          allow("dynamodb:GetItem", { "Fn::GetAtt": ["Table", "Arn"] }),
          { "Fn::If": ["IsLarge", allow("dynamodb:Scan", "*"), { Ref: "AWS::NoValue" }] },
        ],
      },
    },
    JobRole: { Type: "AWS::IAM::Role", Properties: {} },
    JobRolePass: {
      Type: "AWS::IAM::RolePolicy",
      Properties: {
        RoleName: { Ref: "JobRole" },
        ...allow("iam:PassRole", { "Fn::GetAtt": ["JobRole", "Arn"] }),
      },
    },
    OrderFunction: {
      Type: "AWS::Lambda::Function",
      Properties: { FunctionName: "order-now", Role: { "Fn::GetAtt": ["OrderRole", "Arn"] } },
    },
  },
};
const resolver = createResolver(template, PLACE);
const arnOf = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;

describe("the identity that a template gives", () => {
  it("is borne by a function where it has the role, else by the role itself; policies may stand apart", () => {
    expect(readRoles(template, resolver, arnOf)).toEqual([
      {
        arn: arnOf("order"),
        bearer: "order-now",
        statements: [
          {
            effect: "Allow",
            actions: ["dynamodb:GetItem"],
            resources: ["arn:aws:dynamodb:us-east-1:111122223333:table/shop"],
            conditions: [],
          },
        ],
      },
      {
        arn: arnOf("shop-dev-jobrole"),
        bearer: "shop-dev-jobrole",
        statements: [
          expect.objectContaining({ actions: ["iam:PassRole"], resources: [arnOf("shop-dev-jobrole")] }),
        ],
      },
    ]);
  });

  it("knows what tables are partitioned by", () => {
    expect(readPartitionKeys(template, resolver)).toEqual(new Map([["shop", "pk"]]));
  });
});
