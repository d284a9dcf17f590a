import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";

type Plugin = { readonly hooks: Readonly<Record<string, () => void>> };
const Limits: new (serverless: object) => Plugin = createRequire(import.meta.url)(
  "../../../serverless-limits.cjs",
);

const pack = (repositories: string): void => {
  const Variables = { SLIPWAY_TABLE: { Ref: "Table" }, SLIPWAY_REPOSITORIES: repositories };
  const resources = {
    Table: { Type: "AWS::DynamoDB::Table", Properties: {} },
    WebhookLambdaFunction: {
      Type: "AWS::Lambda::Function",
      Properties: { Environment: { Variables } },
    },
  };
  new Limits({
    classes: { Error },
    service: { provider: { compiledCloudFormationTemplate: { Resources: resources } } },
  }).hooks["before:package:finalize"]?.();
};

describe("making the package", () => {
  it("takes an environment that Lambda takes", () => {
    expect(() => pack("acme/*@main")).not.toThrow();
  });

  it("refuses one that Lambda would refuse, and says where a long list belongs", () => {
    expect(() => pack("acme/fraud,".repeat(400))).toThrow(
      /WebhookLambdaFunction takes 4\d{3} bytes.*SLIPWAY_REPOSITORIES[\s\S]*file:repositories\.yaml/,
    );
  });
});
