import { describe, expect, it } from "@jest/globals";
import { dynamodbNeeds } from "../../../../../local/identity/needs/dynamodb-needs.ts";
import { eventsNeeds } from "../../../../../local/identity/needs/events-needs.ts";
import { runtimeNeeds } from "../../../../../local/identity/needs/runtime-needs.ts";
import { s3Needs } from "../../../../../local/identity/needs/s3-needs.ts";
import { sagemakerNeeds } from "../../../../../local/identity/needs/sagemaker-needs.ts";
import { secretsNeeds } from "../../../../../local/identity/needs/secrets-needs.ts";
import { sqsNeeds } from "../../../../../local/identity/needs/sqs-needs.ts";

const at = { region: "eu-west-1", accountId: "111122223333" };
const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

describe("what DynamoDB operations need", () => {
  const needs = dynamodbNeeds({ ...at, partitionKeyOf: (table) => (table === "t" ? "pk" : undefined) });
  const resource = arn("dynamodb", "table/t");
  const leading = (key: string) => ({ context: { "dynamodb:LeadingKeys": [key] } });

  it.each([
    ["GetItem", { Key: { pk: { S: "a" }, sk: { S: "b" } } }],
    ["PutItem", { Item: { sk: { S: "b" }, pk: { S: "a" } } }],
    [
      "Query",
      {
        KeyConditionExpression: "begins_with(sk, :b) AND #p = :a",
        ExpressionAttributeNames: { "#p": "pk" },
        ExpressionAttributeValues: { ":a": { S: "a" }, ":b": { S: "b" } },
      },
    ],
  ])("%s tells the partition that it is about", (operation, input) => {
    expect(needs(operation, { TableName: "t", ...input })).toEqual([
      { action: `dynamodb:${operation}`, resource, ...leading("a") },
    ]);
  });

  it("a transaction needs the action of each member, on each member's table", () => {
    const Key = { pk: { S: "a" } };
    expect(
      needs("TransactWriteItems", {
        TransactItems: [
          { Put: { TableName: "t", Item: { pk: { S: "new" } } } },
          { Update: { TableName: "t", Key } },
          { Delete: { TableName: "u", Key } },
          { ConditionCheck: { TableName: "t", Key } },
        ],
      }),
    ).toEqual([
      { action: "dynamodb:PutItem", resource, ...leading("new") },
      { action: "dynamodb:UpdateItem", resource, ...leading("a") },
      { action: "dynamodb:DeleteItem", resource: arn("dynamodb", "table/u") },
      { action: "dynamodb:ConditionCheckItem", resource, ...leading("a") },
    ]);
  });

  it("an index is a resource of its own, and no table is none", () => {
    expect(needs("Scan", { TableName: "t", IndexName: "i" })).toEqual([
      { action: "dynamodb:Scan", resource: `${resource}/index/i` },
    ]);
    expect(needs("ListTables", {})).toEqual([{ action: "dynamodb:ListTables", resource: "*" }]);
  });
});

describe("what S3 requests need", () => {
  const asked = (method: string, path: string, headers: Record<string, string> = {}) => {
    const [name = "", query] = path.split("?");
    const [bucket = "", ...key] = name.split("/");
    return s3Needs({ method, bucket, key: key.join("/"), query: new URLSearchParams(query), headers }).map(
      ({ action, resource }) => `${action} ${resource.replace("arn:aws:s3:::", "")}`,
    );
  };

  it.each([
    ["GET", "b/k", ["s3:GetObject b/k"]],
    ["HEAD", "b/k", ["s3:GetObject b/k"]],
    ["GET", "b/k?versionId=1", ["s3:GetObjectVersion b/k"]],
    ["PUT", "b/k", ["s3:PutObject b/k"]],
    ["DELETE", "b/k", ["s3:DeleteObject b/k"]],
    ["POST", "b/k?uploads", ["s3:PutObject b/k"]],
    ["PUT", "b/k?uploadId=1&partNumber=1", ["s3:PutObject b/k"]],
    ["POST", "b/k?uploadId=1", ["s3:PutObject b/k"]],
    ["DELETE", "b/k?uploadId=1", ["s3:AbortMultipartUpload b/k"]],
    ["GET", "b/k?uploadId=1", ["s3:ListMultipartUploadParts b/k"]],
    ["GET", "b/k?attributes", ["s3:GetObject b/k", "s3:GetObjectAttributes b/k"]],
    ["GET", "b?list-type=2&prefix=x", ["s3:ListBucket b"]],
    ["HEAD", "b", ["s3:ListBucket b"]],
    ["GET", "b?uploads", ["s3:ListBucketMultipartUploads b"]],
    ["POST", "b?delete", ["s3:DeleteObject b/*"]],
    ["GET", "", ["s3:ListAllMyBuckets *"]],
    ["PATCH", "b/k", ["s3:PATCH  b/k"]],
  ])("%s %s: %j", (method, path, needed) => {
    expect(asked(method, path)).toEqual(needed);
  });

  it("a copy, whole or of a part, also reads its source", () => {
    const headers = { "x-amz-copy-source": "/from/a%20b/c?versionId=7" };
    expect(asked("PUT", "b/k", headers)).toEqual(["s3:PutObject b/k", "s3:GetObjectVersion from/a b/c"]);
    expect(asked("PUT", "b/k?uploadId=1", { "x-amz-copy-source": "from/a" })).toEqual([
      "s3:PutObject b/k",
      "s3:GetObject from/a",
    ]);
  });

  it("tags are a permission of their own", () => {
    expect(asked("PUT", "b/k", { "x-amz-tagging": "a=b" })).toEqual([
      "s3:PutObject b/k",
      "s3:PutObjectTagging b/k",
    ]);
  });
});

describe("what SageMaker operations need", () => {
  const needs = sagemakerNeeds(at);

  it("a pipeline that is made with a role and tags: to make it, to pass the role, to tag it", () => {
    const resource = arn("sagemaker", "pipeline/fraud");
    expect(needs("CreatePipeline", { PipelineName: "Fraud", RoleArn: "arn:role", Tags: [{}] })).toEqual([
      { action: "sagemaker:CreatePipeline", resource },
      {
        action: "iam:PassRole",
        resource: "arn:role",
        context: { "iam:PassedToService": ["sagemaker.amazonaws.com"] },
      },
      { action: "sagemaker:AddTags", resource },
    ]);
    expect(needs("UpdatePipeline", { PipelineName: "Fraud", RoleArn: "arn:role" })).toHaveLength(2);
  });

  it.each([
    [
      "DescribePipelineExecution",
      { PipelineExecutionArn: "arn:x:pipeline/p/execution/1" },
      "arn:x:pipeline/p/execution/1",
    ],
    ["ListTags", { ResourceArn: "arn:x" }, "arn:x"],
    ["ListModelPackages", { ModelPackageGroupName: "g" }, arn("sagemaker", "model-package/g/*")],
    ["CreateModelPackage", { ModelPackageGroupName: "arn:a/g" }, arn("sagemaker", "model-package/g/*")],
    ["DescribeModelPackage", { ModelPackageName: "arn:x" }, "arn:x"],
    ["ListModelPackageGroups", {}, "*"],
    ["StopTrainingJob", { TrainingJobName: "j" }, arn("sagemaker", "training-job/j")],
    ["CreateSomethingNew", { SomethingNewName: "j" }, "*"],
  ])("%s %j: %s", (operation, input, resource) => {
    expect(needs(operation, input)).toEqual([{ action: `sagemaker:${operation}`, resource }]);
  });

  it("whoever decides about a package says so", () => {
    expect(
      needs("UpdateModelPackage", { ModelPackageArn: "arn:x", ModelApprovalStatus: "Approved" }),
    ).toEqual([
      {
        action: "sagemaker:UpdateModelPackage",
        resource: "arn:x",
        context: { "sagemaker:ModelApprovalStatus": ["Approved"] },
      },
    ]);
  });

  it("a tuning job passes the role of its training jobs", () => {
    const TrainingJobDefinition = { RoleArn: "arn:role" };
    const found = needs("CreateHyperParameterTuningJob", {
      HyperParameterTuningJobName: "t",
      TrainingJobDefinition,
    });
    expect(found.map(({ action, resource }) => `${action} ${resource}`)).toEqual([
      `sagemaker:CreateHyperParameterTuningJob ${arn("sagemaker", "hyper-parameter-tuning-job/t")}`,
      "iam:PassRole arn:role",
    ]);
  });

  it("an invocation needs its endpoint and tells its model", () => {
    const headers = { "x-amzn-sagemaker-target-model": "m.tar.gz" };
    expect(runtimeNeeds(at)({ url: "/endpoints/Live/invocations", headers })).toEqual([
      {
        action: "sagemaker:InvokeEndpoint",
        resource: arn("sagemaker", "endpoint/live"),
        context: { "sagemaker:TargetModel": ["m.tar.gz"] },
      },
    ]);
  });
});

describe("what other services' operations need", () => {
  it("events: each its bus", () => {
    const Entries = [{ EventBusName: "own", Source: "slipway", DetailType: "Push" }, {}];
    expect(eventsNeeds(at)("PutEvents", { Entries })).toEqual([
      {
        action: "events:PutEvents",
        resource: arn("events", "event-bus/own"),
        context: { "events:source": ["slipway"], "events:detail-type": ["Push"] },
      },
      expect.objectContaining({ resource: arn("events", "event-bus/default") }),
    ]);
    expect(eventsNeeds(at)("PutRule", { Name: "r" })).toEqual([{ action: "events:PutRule", resource: "*" }]);
  });

  it("a secret: by name or by ARN", () => {
    const resource = arn("secretsmanager", "secret:app/token");
    for (const SecretId of ["app/token", resource])
      expect(secretsNeeds(at)("GetSecretValue", { SecretId })).toEqual([
        { action: "secretsmanager:GetSecretValue", resource },
      ]);
  });

  it("a message: its queue", () => {
    expect(sqsNeeds(at)("SendMessage", { QueueUrl: "http://127.0.0.1:1/111122223333/dead" })).toEqual([
      { action: "sqs:SendMessage", resource: arn("sqs", "dead") },
    ]);
  });
});
