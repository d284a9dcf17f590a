import type { FunctionSpec } from "../../functions/function-spec.ts";
import type { Resolver } from "../create-resolver.ts";
import type { Template } from "../template.ts";

/** A function of a template, and the key of its package. */
export type DeclaredFunction = { readonly spec: Omit<FunctionSpec, "folder">; readonly key: string };

type Properties = Readonly<Record<string, unknown>>;

// A laptop's share of Lambda's thousand.
const CONCURRENCY = 8;
// Lambda tries again twice unless told otherwise.
const RETRIES = 2;

const asRecord = (value: unknown): Properties =>
  typeof value === "object" && value !== null ? { ...value } : {};

const nameIn = (arnOrName: unknown): string => String(arnOrName).split(":function:").pop() ?? "";

/** The functions of a template, with what other resources say of them: their URL, and what becomes of failures. */
export const readFunctions = (
  template: Template,
  { resolve, nameOf, holds }: Resolver,
  arnOf: (name: string) => string,
): readonly DeclaredFunction[] => {
  const of = (type: string): readonly { readonly id: string; readonly properties: Properties }[] =>
    Object.entries(template.Resources)
      .filter(([, { Type, Condition }]) => Type === type && holds(Condition))
      .map(([id, { Properties = {} }]) => ({ id, properties: asRecord(resolve(Properties)) }));
  const urls = of("AWS::Lambda::Url");
  const configs = of("AWS::Lambda::EventInvokeConfig");

  return of("AWS::Lambda::Function").map(({ id, properties }) => {
    const name = nameOf(id);
    const url = urls.find(
      ({ properties: { TargetFunctionArn } }) => nameIn(TargetFunctionArn) === name,
    )?.properties;
    const config = configs.find(
      ({ properties: { FunctionName } }) => nameIn(FunctionName) === name,
    )?.properties;
    const destination = asRecord(asRecord(config?.DestinationConfig).OnFailure).Destination;
    const variables = asRecord(asRecord(properties.Environment).Variables);
    return {
      key: String(asRecord(properties.Code).S3Key),
      spec: {
        name,
        arn: arnOf(name),
        handler: String(properties.Handler),
        timeoutSeconds: Number(properties.Timeout ?? 3),
        memoryMegabytes: Number(properties.MemorySize ?? 128),
        environment: Object.fromEntries(
          Object.entries(variables).map(([key, value]) => [key, String(value)]),
        ),
        concurrency: Math.min(Number(properties.ReservedConcurrentExecutions ?? CONCURRENCY), CONCURRENCY),
        ...(url === undefined
          ? {}
          : { url: { authType: url.AuthType === "AWS_IAM" ? "AWS_IAM" : "NONE" } as const }),
        onFailure: {
          attempts: 1 + Number(config?.MaximumRetryAttempts ?? RETRIES),
          ...(destination === undefined ? {} : { destinationArn: String(destination) }),
        },
      },
    };
  });
};
