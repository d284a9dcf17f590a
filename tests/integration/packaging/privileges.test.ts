import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";
import type { Template } from "../../../local/cloudformation/template.ts";

const ROOT = join(import.meta.dirname, "../../..");

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};
type Policy = { readonly PolicyDocument: { readonly Statement: readonly Statement[] } };
// An installation's option decides whether the role has it.
type Optional = { readonly "Fn::If": readonly [string, Policy, unknown] };
type Granted = { readonly role: string; readonly action: string; readonly statement: Statement };

// AWS offers no narrower resource for these, says the service authorization reference.
const ONLY_EVERYWHERE = [
  "cloudwatch:PutMetricData",
  "ec2:DescribeDhcpOptions",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSecurityGroups",
  "ec2:DescribeSubnets",
  "ec2:DescribeVpcs",
  "ecr:GetAuthorizationToken",
  "sagemaker:ListModelPackageGroups",
  "sagemaker:ListModelPackages",
];
// An artifact's key is its owner's to choose, so no ARN is known; another test asks that only a service may use it.
const UNKNOWN_KEYS = ["kms:Decrypt", "kms:GenerateDataKey"];
// Packages of every group are read by the function that looks at all groups, whose statement also holds its lists.
const READ_WITH_LISTS = ["sagemaker:DescribeModelPackage"];

const DECIDING = {
  Effect: "Deny",
  Action: ["sagemaker:UpdateModelPackage"],
  Resource: "*",
  Condition: { Null: { "sagemaker:ModelApprovalStatus": "false" } },
};

let template: Template;
let statements: readonly { readonly role: string; readonly statement: Statement }[];
let granted: readonly Granted[];

const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]);

beforeAll(async () => {
  const folder = await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages") });
  ({ template } = await readStack(folder));
  const own = of("AWS::IAM::Role").flatMap(([role, { Properties }]) =>
    ((Properties?.Policies ?? []) as readonly (Policy | Optional)[]).map((policy) => ({
      role,
      ...("Fn::If" in policy ? policy["Fn::If"][1] : policy),
    })),
  );
  const added = of("AWS::IAM::RolePolicy").map(([, { Properties }]) => {
    const { RoleName, ...policy } = Properties as Policy & { readonly RoleName: { readonly Ref: string } };
    return { role: RoleName.Ref, ...policy };
  });
  statements = [...own, ...added].flatMap(({ role, PolicyDocument }) =>
    PolicyDocument.Statement.map((statement) => ({ role, statement })),
  );
  granted = statements
    .filter(({ statement }) => statement.Effect === "Allow")
    .flatMap(({ role, statement }) =>
      asList<string>(statement.Action).map((action) => ({ role, action, statement })),
    );
});

const of = (type: string) => Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

describe("the packaged roles", () => {
  it("are one for each function, and there is none that functions would share", () => {
    const roles = of("AWS::Lambda::Function").map(([, { Properties }]) => JSON.stringify(Properties?.Role));
    expect(new Set(roles).size).toBe(roles.length);
    expect(template.Resources.IamRoleLambdaExecution).toBeUndefined();
  });

  it("allow no action by a wildcard", () => {
    expect(granted.length).toBeGreaterThan(30);
    expect(granted.filter(({ action }) => action.includes("*"))).toEqual([]);
  });

  it("let no function make its log group anew, which the stack has made and takes away", () => {
    const functions = of("AWS::Lambda::Function").map(([id]) => id.replace("LambdaFunction", ""));
    const making = granted.filter(({ action }) => action === "logs:CreateLogGroup").map(({ role }) => role);
    expect(making.filter((role) => functions.some((name) => role.startsWith(name)))).toEqual([]);
    const groups = of("AWS::Logs::LogGroup").map(([id]) => id.replace("LogGroup", ""));
    expect(groups).toEqual(expect.arrayContaining(functions));
  });

  it("allow nothing everywhere but what AWS can only allow everywhere", () => {
    const everywhere = granted.filter(({ statement }) => asList(statement.Resource).includes("*"));
    const known = [...ONLY_EVERYWHERE, ...READ_WITH_LISTS, ...UNKNOWN_KEYS];
    expect(everywhere.filter(({ action }) => !known.includes(action))).toEqual([]);
  });

  it("let nobody decide about a model package", () => {
    const describers = granted.filter(({ action }) => action === "sagemaker:UpdateModelPackage");
    expect(describers.length).toBeGreaterThan(0);
    for (const { role } of describers) {
      const denied = statements.filter((each) => each.role === role && each.statement.Effect === "Deny");
      const deciding = denied.map(({ statement }) => statement);
      expect({ role, deciding }).toEqual({ role, deciding: [DECIDING] });
    }
  });

  it("pass a role to SageMaker only, and only the jobs' role", () => {
    const passing = granted.filter(({ action }) => action === "iam:PassRole");
    expect(passing.length).toBeGreaterThan(0);
    for (const { statement } of passing)
      expect(statement).toMatchObject({
        Resource: { "Fn::GetAtt": ["JobRole", "Arn"] },
        Condition: { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } },
      });
  });

  it("use keys only by way of a service", () => {
    for (const { statement } of granted.filter(({ action }) => action.startsWith("kms:")))
      expect(JSON.stringify(statement.Condition)).toContain("kms:ViaService");
  });

  it("may send where their function's failures go", () => {
    for (const [, { Properties }] of of("AWS::Lambda::EventInvokeConfig")) {
      if (!JSON.stringify(Properties).includes('"OnFailure"')) continue;
      const role = String((Properties as { FunctionName: { Ref: string } }).FunctionName.Ref).replace(
        "LambdaFunction",
        "IamRoleLambdaExecution",
      );
      const may = granted.filter((each) => each.role === role).map(({ action }) => action);
      expect({ role, may }).toEqual({ role, may: expect.arrayContaining(["sqs:SendMessage"]) });
    }
  });
});

describe("the packaged resources", () => {
  it("keep what a rule cannot deliver, in a queue that lets rules put it there", () => {
    const targets = of("AWS::Events::Rule")
      .filter(([, { Properties }]) => Properties?.EventPattern !== undefined)
      .flatMap(([id, { Properties }]) =>
        (Properties as { Targets: object[] }).Targets.map((target) => ({ id, target })),
      );
    expect(targets.length).toBeGreaterThan(3);
    const without = targets.filter(({ target }) => !("DeadLetterConfig" in target)).map(({ id }) => id);
    // A sweep that a message did not reach comes by the clock, and what a log misses nothing waits for.
    expect(without.filter((id) => !/sweep|EventsLog/.test(id))).toEqual([]);
    const [[, policy] = []] = of("AWS::SQS::QueuePolicy");
    expect(JSON.stringify(policy)).toContain('"Service":"events.amazonaws.com"');
  });

  it("let whoever calls a function URL also call its function, which AWS asks for", () => {
    const permissions = of("AWS::Lambda::Permission").map(([, { Properties }]) => Properties);
    for (const wanted of [
      { Action: "lambda:InvokeFunctionUrl", FunctionUrlAuthType: "NONE" },
      { Action: "lambda:InvokeFunction", InvokedViaFunctionUrl: true },
    ])
      expect(permissions).toContainEqual(expect.objectContaining(wanted));
  });

  it("refuse the bucket to whoever comes without TLS, and can restore the table", () => {
    expect(JSON.stringify(template.Resources.BucketPolicy)).toContain(
      '{"Bool":{"aws:SecureTransport":"false"}}',
    );
    expect(template.Resources.Table).toMatchObject({
      Properties: { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    });
  });
});
