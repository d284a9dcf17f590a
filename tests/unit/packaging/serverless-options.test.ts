import { createRequire } from "node:module";
import { describe, expect, it } from "@jest/globals";

type Plugin = { readonly hooks: Readonly<Record<string, () => void>> };
const Options: new (serverless: object) => Plugin = createRequire(import.meta.url)(
  "../../../serverless-options.cjs",
);

const DEFAULTS = {
  dashboard: true,
  endpoint: "new",
  imageUri: "1.dkr.ecr.us-east-1.amazonaws.com/mine:1",
  kmsKeyArn: "none",
  metrics: "group",
  modelCache: "Enabled",
  modelEnvironment: "{}",
  permissionsBoundary: "none",
  reserveConcurrency: true,
  scaling: "invocations",
  tracing: false,
};

const shared = () => ({
  Type: "AWS::IAM::Role",
  Properties: { AssumeRolePolicyDocument: {}, Policies: [] },
});

const pack = (options: object, Resources: Record<string, object> = {}): Record<string, object> => {
  const service = {
    custom: { options: { ...DEFAULTS, ...options } },
    provider: { compiledCloudFormationTemplate: { Resources } },
  };
  new Options({ classes: { Error }, service }).hooks[
    "after:aws:package:finalize:mergeCustomProviderResources"
  ]?.();
  return Resources;
};

describe("the options of a package", () => {
  it.each([
    ["scaling", "memory", /scaling takes `invocations`, `cpu` or `none`, not memory/],
    ["kmsKeyArn", "alias/mine", /kmsKeyArn takes `none`, `new` or the ARN of a key, not alias\/mine/],
    ["metrics", "model", /metrics takes `total`, `group` or `version`, not model/],
    ["tracing", "yes", /tracing takes `true` or `false`, not yes/],
    ["imageUri", "none", /AWS has no image that is known for this region; .*--param imageUri=/],
    ["endpointSubnets", "subnet-1", /endpointSubnets takes endpointSecurityGroupIds as well/],
    ["securityGroupIds", "sg-1", /securityGroupIds takes subnets as well/],
    ["modelEnvironment", "A=1", /modelEnvironment takes an object as JSON, not A=1/],
  ])("are refused where %s says what nothing comes of", (name, value, fault) => {
    expect(() => pack({ [name]: value })).toThrow(fault);
  });

  it("tell the approval what the endpoint's container is told, where the endpoint is made", () => {
    const approval = { Properties: { Environment: { Variables: { SLIPWAY_BUS: "bus" } } } };
    const model = { Properties: { PrimaryContainer: {} } };
    pack({ modelEnvironment: '{"WORKERS": 2}' }, { Model: model, ApprovalLambdaFunction: approval });
    expect(model.Properties.PrimaryContainer).toEqual({ Environment: { WORKERS: "2" } });
    expect(approval.Properties.Environment.Variables).toEqual({
      SLIPWAY_BUS: "bus",
      SLIPWAY_MODEL_ENVIRONMENT: { "Fn::If": ["MakesEndpoint", '{"WORKERS":"2"}', ""] },
    });
  });

  it("need no image for an endpoint that is there already", () => {
    expect(() => pack({ imageUri: "none", endpoint: "mine" })).not.toThrow();
  });

  it("leave out the role that no function has, and keep it where one has", () => {
    expect(pack({}, { IamRoleLambdaExecution: shared() })).toEqual({});
    const bearer = {
      Type: "AWS::Lambda::Function",
      Properties: { Role: { "Fn::GetAtt": ["IamRoleLambdaExecution", "Arn"] } },
    };
    const kept = pack({}, { IamRoleLambdaExecution: shared(), Function: bearer });
    expect(Object.keys(kept)).toEqual(["IamRoleLambdaExecution", "Function"]);
  });
});
