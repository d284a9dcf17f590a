import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { createResolver } from "../../../local/cloudformation/create-resolver.ts";
import { type Installation, packageStack } from "../../../local/cloudformation/package-stack.ts";
import { readStack } from "../../../local/cloudformation/read-stack.ts";

const ROOT = join(import.meta.dirname, "../../..");

type Properties = Readonly<Record<string, unknown>>;
type Deployed = {
  readonly all: readonly { readonly id: string; readonly type: string; readonly properties: Properties }[];
  readonly outputs: Readonly<Record<string, unknown>>;
};

/** What CloudFormation would make of a package: what its conditions leave, resolved. */
const deployed = async (installation: Installation): Promise<Deployed> => {
  const folder = await packageStack({ root: ROOT, folder: join(ROOT, ".slipway", "packages"), installation });
  const { template, name } = await readStack(folder);
  const place = {
    region: "us-east-1",
    accountId: "111122223333",
    stackName: name,
    endpointUrl: "http://aws",
  };
  const { resolve, holds } = createResolver(template, place);
  const all = Object.entries(template.Resources)
    .filter(([, { Condition }]) => holds(Condition))
    .map(([id, { Type, Properties }]) => ({ id, type: Type, properties: resolve(Properties) as Properties }));
  const outputs = Object.entries(template.Outputs ?? {})
    .filter(([, { Condition }]) => holds(Condition))
    .map(([output, { Value }]) => [output, resolve(Value)] as const);
  return { all, outputs: Object.fromEntries(outputs) };
};

const of = ({ all }: Deployed, type: string): readonly Properties[] =>
  all.filter((resource) => resource.type === type).map(({ properties }) => properties);

let every: Deployed;
let brought: Deployed;
let resting: Deployed;
beforeAll(async () => {
  const options = JSON.parse(await readFile(join(ROOT, ".ci", "options.json"), "utf8"));
  every = await deployed(options.every);
  brought = await deployed(options.brought);
  resting = await deployed(options.resting);
});

describe("an installation with every option", () => {
  it("keeps every role within the boundary", () => {
    const roles = of(every, "AWS::IAM::Role");
    expect(roles.length).toBeGreaterThan(8);
    for (const role of roles)
      expect(role).toMatchObject({ PermissionsBoundary: "arn:aws:iam::111122223333:policy/boundary" });
  });

  it("encrypts whatever is at rest with one key of its own, which each function may use by way of services", () => {
    const key = expect.stringMatching(/^arn:/);
    for (const group of of(every, "AWS::Logs::LogGroup")) expect(group).toMatchObject({ KmsKeyId: key });
    for (const secret of of(every, "AWS::SecretsManager::Secret"))
      expect(secret).toMatchObject({ KmsKeyId: key });
    expect(of(every, "AWS::DynamoDB::Table")).toMatchObject([{ SSESpecification: { KMSMasterKeyId: key } }]);
    expect(of(every, "AWS::SQS::Queue")).toMatchObject([{ KmsMasterKeyId: key }]);
    expect(of(every, "AWS::SageMaker::EndpointConfig")).toMatchObject([{ KmsKeyId: key }]);
    for (const role of of(every, "AWS::IAM::Role"))
      expect(JSON.stringify(role.Policies)).toMatch(
        /kms:GenerateDataKey.*dynamodb\.us-east-1\.amazonaws\.com/,
      );
    expect(of(every, "AWS::KMS::Key")).toHaveLength(1);
  });

  it("leaves images to AWS's key, since a repository could never be given another one", () => {
    const [repository] = of(every, "AWS::ECR::Repository");
    expect(repository).toMatchObject({ RepositoryName: "slipway-inference" });
    expect(repository).not.toHaveProperty("EncryptionConfiguration");
  });

  it("traces every function, with the right to say so", () => {
    for (const each of of(every, "AWS::Lambda::Function"))
      expect(each).toMatchObject({ TracingConfig: { Mode: "Active" } });
    const bearers = of(every, "AWS::IAM::Role").filter(({ AssumeRolePolicyDocument: trust }) =>
      JSON.stringify(trust).includes("lambda.amazonaws.com"),
    );
    expect(bearers).toHaveLength(of(every, "AWS::Lambda::Function").length);
    for (const role of bearers) expect(JSON.stringify(role.Policies)).toContain("xray:PutTelemetryRecords");
  });

  it("tells metrics of versions, and shows them", () => {
    const settings = of(every, "AWS::Lambda::Function").flatMap(({ Environment }) => {
      const { SLIPWAY_METRICS } = (Environment as { Variables: Properties }).Variables;
      return SLIPWAY_METRICS === undefined ? [] : [SLIPWAY_METRICS];
    });
    expect(settings).toEqual(["version"]);
    const [dashboard] = of(every, "AWS::CloudWatch::Dashboard");
    expect(dashboard?.DashboardBody).toContain("Slipway/prod,group,version");
  });

  it("serves within the network, forgets models after their answers and tells the container what it is told", () => {
    expect(of(every, "AWS::SageMaker::Model")).toMatchObject([
      {
        VpcConfig: {
          Subnets: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
          SecurityGroupIds: ["sg-0123456789abcdef0"],
        },
        PrimaryContainer: {
          MultiModelConfig: { ModelCacheSetting: "Disabled" },
          Environment: { SAGEMAKER_MODEL_SERVER_WORKERS: "2" },
        },
      },
    ]);
    const [jobs, endpoint] = every.all
      .filter(({ id }) => id === "JobRole" || id === "EndpointRole")
      .map(({ properties }) => JSON.stringify(properties));
    for (const role of [jobs, endpoint]) expect(role).toContain("ec2:CreateNetworkInterfacePermission");
    expect(jobs).toContain('"ManagedPolicyArns":["arn:aws:iam::111122223333:policy/training-data"]');
  });

  it("scales by CPU alone, and has more instances while it is busy", () => {
    expect(of(every, "AWS::ApplicationAutoScaling::ScalingPolicy")).toMatchObject([
      {
        TargetTrackingScalingPolicyConfiguration: {
          CustomizedMetricSpecification: { MetricName: "CPUUtilization" },
        },
      },
    ]);
    expect(of(every, "AWS::ApplicationAutoScaling::ScalableTarget")).toMatchObject([
      {
        ScheduledActions: [
          { Schedule: "cron(0 6 ? * MON-FRI *)", ScalableTargetAction: { MinCapacity: 2 } },
          { Schedule: "cron(0 20 ? * MON-FRI *)", Timezone: "Europe/Berlin" },
        ],
      },
    ]);
  });

  it("deploys what the registry's account decides, and takes that account's events alone", () => {
    const [approval] = every.all.filter(({ id }) => id === "ApprovalIamRoleLambdaExecution");
    expect(JSON.stringify(approval)).toContain("arn:aws:sagemaker:us-east-1:444455556666:model-package/*");
    expect(of(every, "AWS::Events::EventBusPolicy")).toMatchObject([
      { Statement: { Principal: { AWS: "arn:aws:iam::444455556666:root" } } },
    ]);
  });

  it("is a stage that protects its table and keeps its logs longer", () => {
    expect(of(every, "AWS::DynamoDB::Table")).toMatchObject([{ DeletionProtectionEnabled: true }]);
    expect(of(brought, "AWS::DynamoDB::Table")).toMatchObject([{ DeletionProtectionEnabled: false }]);
    expect(new Set(of(every, "AWS::Logs::LogGroup").map((group) => group.RetentionInDays))).toEqual(
      new Set([90]),
    );
  });

  it("has no alarm of models that are loaded for each request, where it asked for that", () => {
    const alarmed = (installation: Deployed) =>
      of(installation, "AWS::CloudWatch::Alarm").map(({ MetricName }) => MetricName);
    const asked = ["ModelCacheHit", "ModelUnloadingTime"];
    expect(alarmed(resting)).toEqual(expect.arrayContaining(asked));
    expect(alarmed(every)).toContain("Invocation5XXErrors");
    expect(alarmed(every).filter((metric) => asked.includes(String(metric)))).toEqual([]);
  });

  it("sets functions aside for each purpose", () => {
    for (const each of of(every, "AWS::Lambda::Function"))
      expect(each).toMatchObject({ ReservedConcurrentExecutions: expect.any(Number) });
  });
});

describe("an installation whose endpoint does not scale", () => {
  it("leaves nothing of scaling, so that SageMaker lets the instance type change", () => {
    expect(of(resting, "AWS::SageMaker::Endpoint")).toHaveLength(1);
    expect(resting.all.map(({ type }) => type).filter((type) => type.includes("AutoScaling"))).toEqual([]);
  });
});

describe("an installation with an endpoint that is there already", () => {
  it("makes nothing of an endpoint", () => {
    const made = brought.all.map(({ type }) => type).filter((type) => /SageMaker|AutoScaling/.test(type));
    expect(made).toEqual([]);
  });

  it("asks that endpoint, by its name, and may ask no other, whose ARN is of lower case", () => {
    const asking = of(brought, "AWS::Lambda::Function").flatMap(({ Environment }) => {
      const { SLIPWAY_ENDPOINT } = (Environment as { Variables: Properties }).Variables;
      return SLIPWAY_ENDPOINT === undefined ? [] : [SLIPWAY_ENDPOINT];
    });
    expect(asking).toEqual(["Shared-Models", "Shared-Models"]);
    const [invoker] = brought.all.filter(({ id }) => id === "InvokerIamRoleLambdaExecution");
    expect(JSON.stringify(invoker)).toContain(
      '"arn:aws:sagemaker:us-east-1:111122223333:endpoint/shared-models"',
    );
    expect(brought.outputs).toMatchObject({
      EndpointName: "Shared-Models",
      ModelDataUrl: "s3://slipway-dev-111122223333-us-east-1/models/",
    });
  });

  it("takes the key that it is told, and makes none", () => {
    expect(of(brought, "AWS::KMS::Key")).toEqual([]);
    expect(
      of(brought, "AWS::S3::Bucket").map((each) => JSON.stringify(each.BucketEncryption)),
    ).toContainEqual(expect.stringContaining("key/11111111-2222-3333-4444-555555555555"));
  });

  it("sets no functions aside, traces none and has no dashboard, where nothing else is told", () => {
    for (const each of of(brought, "AWS::Lambda::Function")) {
      expect(each).not.toHaveProperty("ReservedConcurrentExecutions");
      expect(each).not.toHaveProperty("TracingConfig");
    }
    expect(of(brought, "AWS::CloudWatch::Dashboard")).toEqual([]);
  });
});
