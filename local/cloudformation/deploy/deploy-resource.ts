import { randomBytes } from "node:crypto";
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateEventBusCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { CreateBucketCommand } from "@aws-sdk/client-s3";
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigCommandInput,
  CreateModelCommand,
  type CreateModelCommandInput,
} from "@aws-sdk/client-sagemaker";
import { CreateSecretCommand } from "@aws-sdk/client-secrets-manager";
import type { Services } from "./services.ts";

/** A resource with its name and its properties resolved. */
export type Resolved = { readonly name: string; readonly properties: Readonly<Record<string, unknown>> };

type Deploy = (services: Services, resource: Resolved) => Promise<void>;

// What the services answer when a resource is there already, which is what a deployment wants.
const EXISTS = /exist|in use|InUse|AlreadyOwned|already enabled/i;

const unlessThere = async (create: Promise<unknown>): Promise<void> => {
  try {
    await create;
  } catch (error) {
    if (!(error instanceof Error && EXISTS.test(`${error.name} ${error.message}`))) throw error;
  }
};

const table: Deploy = async ({ dynamodb }, { name, properties }) => {
  const {
    TimeToLiveSpecification: ttl,
    PointInTimeRecoverySpecification: _pitr,
    SSESpecification: _sse,
    DeletionProtectionEnabled: _protection,
    ...input
  } = properties;
  await unlessThere(
    dynamodb.send(
      new CreateTableCommand({ ...input, TableName: name } as unknown as CreateTableCommandInput),
    ),
  );
  if (ttl !== undefined)
    await unlessThere(
      dynamodb.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: ttl as never })),
    );
};

const bucket: Deploy = ({ s3 }, { name }) => unlessThere(s3.send(new CreateBucketCommand({ Bucket: name })));

const bus: Deploy = ({ events }, { name }) =>
  unlessThere(events.send(new CreateEventBusCommand({ Name: name })));

const rule: Deploy = async ({ events }, { name, properties }) => {
  const { EventPattern, EventBusName, ScheduleExpression, State, Targets } = properties;
  const on = EventBusName === undefined ? {} : { EventBusName: String(EventBusName) };
  await events.send(
    new PutRuleCommand({
      Name: name,
      ...on,
      ...(EventPattern === undefined ? {} : { EventPattern: JSON.stringify(EventPattern) }),
      ...(ScheduleExpression === undefined ? {} : { ScheduleExpression: String(ScheduleExpression) }),
      State: State === "DISABLED" ? "DISABLED" : "ENABLED",
    }),
  );
  // What CloudWatch would keep as a log, nobody takes here.
  const takers = (Targets as Target[]).filter(({ Arn }) => !Arn?.startsWith("arn:aws:logs:"));
  if (takers.length > 0) await events.send(new PutTargetsCommand({ Rule: name, ...on, Targets: takers }));
};

const queue: Deploy = async ({ createQueue }, { name }) => {
  await createQueue(name);
};

const secret: Deploy = ({ secrets }, { name }) =>
  unlessThere(
    secrets.send(new CreateSecretCommand({ Name: name, SecretString: randomBytes(20).toString("hex") })),
  );

const model: Deploy = ({ sagemaker }, { name, properties }) =>
  unlessThere(
    sagemaker.send(
      new CreateModelCommand({ ...properties, ModelName: name } as unknown as CreateModelCommandInput),
    ),
  );

const endpointConfig: Deploy = ({ sagemaker }, { name, properties }) =>
  unlessThere(
    sagemaker.send(
      new CreateEndpointConfigCommand({
        ...properties,
        EndpointConfigName: name,
      } as unknown as CreateEndpointConfigCommandInput),
    ),
  );

const endpoint: Deploy = ({ sagemaker }, { name, properties }) =>
  unlessThere(
    sagemaker.send(
      new CreateEndpointCommand({
        EndpointName: name,
        EndpointConfigName: String(properties.EndpointConfigName),
      }),
    ),
  );

const nothing: Deploy = async () => {};

/** How each type of resource is deployed, in the order that one needs the other. */
export const DEPLOYMENTS: Readonly<Record<string, Deploy>> = {
  "AWS::DynamoDB::Table": table,
  "AWS::S3::Bucket": bucket,
  "AWS::Events::EventBus": bus,
  "AWS::SQS::Queue": queue,
  "AWS::SecretsManager::Secret": secret,
  "AWS::SageMaker::Model": model,
  "AWS::SageMaker::EndpointConfig": endpointConfig,
  "AWS::SageMaker::Endpoint": endpoint,
  "AWS::Events::Rule": rule,
  // One machine neither scales nor has anybody on call.
  "AWS::ApplicationAutoScaling::ScalableTarget": nothing,
  "AWS::ApplicationAutoScaling::ScalingPolicy": nothing,
  "AWS::CloudWatch::Alarm": nothing,
  "AWS::CloudWatch::Dashboard": nothing,
  // Permissions, keys and logs have no counterpart on one machine.
  "AWS::ECR::Repository": nothing,
  "AWS::Events::EventBusPolicy": nothing,
  "AWS::IAM::Role": nothing,
  "AWS::IAM::ManagedPolicy": nothing,
  "AWS::IAM::RolePolicy": nothing,
  "AWS::KMS::Alias": nothing,
  "AWS::KMS::Key": nothing,
  "AWS::Lambda::EventInvokeConfig": nothing,
  "AWS::Lambda::Permission": nothing,
  "AWS::Lambda::Url": nothing,
  "AWS::Lambda::Version": nothing,
  "AWS::Logs::LogGroup": nothing,
  "AWS::Logs::MetricFilter": nothing,
  "AWS::Logs::QueryDefinition": nothing,
  "AWS::Logs::ResourcePolicy": nothing,
  "AWS::S3::BucketPolicy": nothing,
  "AWS::SQS::QueuePolicy": nothing,
};
