import type { Place } from "./place.ts";

/** What `Ref` and `Fn::GetAtt` say of a resource. */
export type Identity = { readonly ref: string; readonly attributes: Readonly<Record<string, string>> };

const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  "AWS::DynamoDB::Table": "TableName",
  "AWS::Events::EventBus": "Name",
  "AWS::Events::Rule": "Name",
  "AWS::IAM::Role": "RoleName",
  "AWS::Lambda::Function": "FunctionName",
  "AWS::Logs::LogGroup": "LogGroupName",
  "AWS::S3::Bucket": "BucketName",
  "AWS::SageMaker::Endpoint": "EndpointName",
  "AWS::SageMaker::EndpointConfig": "EndpointConfigName",
  "AWS::SageMaker::Model": "ModelName",
  "AWS::SecretsManager::Secret": "Name",
  "AWS::SQS::Queue": "QueueName",
};

/** The property that names a resource of a type, where it has one. */
export const namePropertyOf = (type: string): string | undefined => NAME_PROPERTIES[type];

/** What a resource of a type and name is called, as AWS forms it: nothing needs to exist for that. */
export const identify = (type: string, name: string, { region, accountId, endpointUrl }: Place): Identity => {
  const arn = (service: string, resource: string): string =>
    `arn:aws:${service}:${region}:${accountId}:${resource}`;
  switch (type) {
    case "AWS::DynamoDB::Table":
      return { ref: name, attributes: { Arn: arn("dynamodb", `table/${name}`) } };
    case "AWS::S3::Bucket":
      return { ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } };
    case "AWS::Events::EventBus":
      return { ref: name, attributes: { Arn: arn("events", `event-bus/${name}`), Name: name } };
    case "AWS::Events::Rule":
      return { ref: name, attributes: { Arn: arn("events", `rule/${name}`) } };
    case "AWS::IAM::Role":
      return { ref: name, attributes: { Arn: `arn:aws:iam::${accountId}:role/${name}` } };
    case "AWS::Lambda::Function":
      return { ref: name, attributes: { Arn: arn("lambda", `function:${name}`) } };
    case "AWS::Logs::LogGroup":
      return { ref: name, attributes: { Arn: arn("logs", `log-group:${name}:*`) } };
    case "AWS::SageMaker::Model":
      return { ref: arn("sagemaker", `model/${name.toLowerCase()}`), attributes: { ModelName: name } };
    case "AWS::SageMaker::EndpointConfig":
      return {
        ref: arn("sagemaker", `endpoint-config/${name.toLowerCase()}`),
        attributes: { EndpointConfigName: name },
      };
    case "AWS::SageMaker::Endpoint":
      return { ref: arn("sagemaker", `endpoint/${name.toLowerCase()}`), attributes: { EndpointName: name } };
    case "AWS::SecretsManager::Secret":
      return {
        // Without the random end that AWS gives it, which only the secret itself would tell.
        ref: arn("secretsmanager", `secret:${name}`),
        attributes: { Id: arn("secretsmanager", `secret:${name}`) },
      };
    case "AWS::SQS::Queue":
      return {
        ref: `${endpointUrl}/${accountId}/${name}`,
        attributes: { Arn: arn("sqs", name), QueueName: name },
      };
    default:
      return { ref: name, attributes: { Arn: arn("cloudformation", name) } };
  }
};
