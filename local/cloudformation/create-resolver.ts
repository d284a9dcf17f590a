import { identify, namePropertyOf } from "./identity.ts";
import type { Place } from "./place.ts";
import type { Resource, Template } from "./template.ts";

/** Resolves the intrinsic functions of a template. */
export type Resolver = {
  resolve(value: unknown): unknown;
  /** Tells whether a condition holds; one that is not named always does. */
  holds(condition: string | undefined): boolean;
  nameOf(logicalId: string): string;
};

// What `Ref: AWS::NoValue` leaves behind until the property that holds it is dropped.
const NOTHING = Symbol("AWS::NoValue");

const FUNCTION_URL = "AWS::Lambda::Url";

/**
 * Resolves references by name alone: what AWS would call a resource follows from its type and its name, so nothing needs
 * to be created first, and order does not matter.
 */
export const createResolver = (
  template: Template,
  place: Place,
  parameters: Readonly<Record<string, unknown>> = {},
): Resolver => {
  const resourceOf = (logicalId: string): Resource => {
    const resource = template.Resources[logicalId];
    if (!resource) throw new Error(`the template has no resource ${logicalId}`);
    return resource;
  };
  const pseudo: Readonly<Record<string, unknown>> = {
    "AWS::AccountId": place.accountId,
    "AWS::NoValue": NOTHING,
    "AWS::Partition": "aws",
    "AWS::Region": place.region,
    "AWS::StackId": `arn:aws:cloudformation:${place.region}:${place.accountId}:stack/${place.stackName}/local`,
    "AWS::StackName": place.stackName,
    "AWS::URLSuffix": "amazonaws.com",
  };

  const nameOf = (logicalId: string): string => {
    const { Type, Properties = {} } = resourceOf(logicalId);
    const property = namePropertyOf(Type);
    const named = property === undefined ? undefined : Properties[property];
    // Lower case, since that is all that a bucket's name may have.
    return named === undefined ? `${place.stackName}-${logicalId}`.toLowerCase() : String(resolve(named));
  };
  const identityOf = (logicalId: string) => identify(resourceOf(logicalId).Type, nameOf(logicalId), place);

  const ref = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters?.[name];
    return parameter ? (parameters[name] ?? parameter.Default) : identityOf(name).ref;
  };
  const attribute = (logicalId: string, name: string): string => {
    const { Type, Properties = {} } = resourceOf(logicalId);
    if (Type === FUNCTION_URL && name === "FunctionUrl") {
      const target = String(resolve(Properties.TargetFunctionArn));
      return `${place.endpointUrl}/functions/${target.split(":function:").pop()}/`;
    }
    const found = identityOf(logicalId).attributes[name];
    if (found === undefined) throw new Error(`${logicalId} (${Type}) has no attribute ${name} here`);
    return found;
  };
  const substitute = (text: string, values: Readonly<Record<string, unknown>>): string =>
    text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal) return whole.replace("!", "");
      if (name in values) return String(resolve(values[name]));
      const [logicalId = "", ...path] = name.split(".");
      return String(path.length === 0 ? ref(logicalId) : attribute(logicalId, path.join(".")));
    });

  const list = (value: unknown): readonly unknown[] => {
    const resolved = resolve(value);
    return Array.isArray(resolved) ? resolved : [resolved];
  };
  const functions: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (name) => ref(String(name)),
    Condition: (name) => holds(String(name)),
    "Fn::GetAtt": (argument) => {
      const [logicalId, ...path] = Array.isArray(argument)
        ? argument.map(String)
        : String(argument).split(".");
      return attribute(logicalId ?? "", path.join("."));
    },
    "Fn::Sub": (argument) =>
      Array.isArray(argument)
        ? substitute(String(argument[0]), argument[1] ?? {})
        : substitute(String(argument), {}),
    "Fn::Join": (argument) => {
      const [separator, values] = argument as [string, unknown];
      return list(values).join(separator);
    },
    "Fn::Split": (argument) => {
      const [separator, text] = argument as [string, unknown];
      return String(resolve(text)).split(separator);
    },
    "Fn::Select": (argument) => {
      const [index, values] = argument as [unknown, unknown];
      return list(values)[Number(resolve(index))];
    },
    "Fn::If": (argument) => {
      const [condition, then, otherwise] = argument as [string, unknown, unknown];
      return resolve(holds(condition) ? then : otherwise);
    },
    "Fn::Equals": (argument) => {
      const [left, right] = list(argument);
      return String(left) === String(right);
    },
    "Fn::And": (argument) => list(argument).every(Boolean),
    "Fn::Or": (argument) => list(argument).some(Boolean),
    "Fn::Not": (argument) => !list(argument)[0],
    "Fn::FindInMap": (argument) => {
      const [map, first, second] = list(argument).map(String);
      return template.Mappings?.[map ?? ""]?.[first ?? ""]?.[second ?? ""];
    },
  };

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== NOTHING);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [[name, argument] = ["", undefined]] = entries;
    if (entries.length === 1 && (name === "Ref" || name === "Condition" || name.startsWith("Fn::"))) {
      const apply = functions[name];
      if (!apply) throw new Error(`the intrinsic function ${name} is not resolved here`);
      return apply(argument);
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, resolve(item)] as const).filter(([, item]) => item !== NOTHING),
    );
  };
  const holds = (condition: string | undefined): boolean =>
    condition === undefined || Boolean(resolve(template.Conditions?.[condition]));

  return { resolve, holds, nameOf };
};
