import { describe, expect, it } from "@jest/globals";
import { readStatement } from "../../../../local/identity/read-statement.ts";

const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

describe("reading a statement", () => {
  it("writes lists and conditions out", () => {
    expect(
      readStatement({
        ...allow,
        Action: ["s3:GetObject", "s3:PutObject"],
        Condition: {
          "ForAllValues:StringLike": { "dynamodb:LeadingKeys": ["rate#*"] },
          Null: { "sagemaker:ModelApprovalStatus": false },
        },
      }),
    ).toEqual({
      effect: "Allow",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: ["*"],
      conditions: [
        {
          operator: "StringLike",
          qualifier: "ForAllValues",
          key: "dynamodb:LeadingKeys",
          values: ["rate#*"],
        },
        { operator: "Null", key: "sagemaker:ModelApprovalStatus", values: ["false"] },
      ],
    });
  });

  it.each([
    [{ ...allow, Principal: "*" }, "Principal"],
    [{ Effect: "Allow", NotAction: "s3:*", Resource: "*" }, "NotAction"],
    [{ ...allow, Condition: { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } } }, "IpAddress"],
    [{ ...allow, Condition: { "ForSome:StringLike": { "aws:TagKeys": "a" } } }, "ForSome"],
    [{ ...allow, Effect: "Perhaps" }, "Perhaps"],
    [{ ...allow, Resource: `arn:aws:s3:::b/$${"{aws:username}"}` }, "variable"],
  ])("refuses what it would have to guess at: %j", (statement, named) => {
    expect(() => readStatement(statement)).toThrow(named);
  });
});
