import type { Expression } from "../definition/pipeline-definition.ts";
import { parsePath } from "./parse-path.ts";
import { readPath } from "./read-path.ts";
import type { Scope } from "./scope.ts";

type JsonGet = {
  readonly PropertyFile?: { readonly Get: string };
  readonly S3Uri?: Expression;
  readonly Path: string;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The one member of an intrinsic such as `{"Get": ...}`. */
const only = (value: Record<string, unknown>, name: string): unknown =>
  Object.keys(value).length === 1 ? value[name] : undefined;

const found = (path: string, value: unknown): unknown => {
  if (value === undefined || value === null) throw new Error(`ClientError: "${path}" leads to no value`);
  return value;
};

const readRoot = (root: string | undefined, name: string, scope: Scope): unknown => {
  if (root === "Parameters") return scope.parameters.get(name)?.value;
  if (root === "Execution") return scope.execution[name];
  if (root === "PipelineExperimentConfig") return scope.experiment[name];
  return root === "Steps" ? scope.propertiesOf(name) : undefined;
};

const get = (path: string, scope: Scope): unknown => {
  const [root, ...rest] = path.split(".");
  const [, name] = /^([^.[]+)/.exec(rest.join(".")) ?? [];
  if (name === undefined) throw new Error(`ClientError: "${path}" is not a reference`);
  const below = path.slice(`${root}.${name}`.length);
  return found(path, readPath(readRoot(root, name, scope), parsePath(below)));
};

const textOf = (value: unknown, expression: Expression, scope: Scope): string => {
  const path = isObject(expression) ? only(expression, "Get") : undefined;
  const parameter = typeof path === "string" && /^Parameters\.(.+)$/.exec(path)?.[1];
  const known = parameter ? scope.parameters.get(parameter)?.text : undefined;
  return known ?? (typeof value === "object" ? JSON.stringify(value) : String(value));
};

const join = async (expression: unknown, scope: Scope): Promise<string> => {
  const { On = "", Values = [] } = expression as { On?: string; Values?: readonly Expression[] };
  const parts: string[] = [];
  for (const value of Values) parts.push(textOf(await resolveExpression(value, scope), value, scope));
  return parts.join(On);
};

const fileUrl = async ({ PropertyFile, S3Uri }: JsonGet, scope: Scope): Promise<string> => {
  if (S3Uri !== undefined) return String(await resolveExpression(S3Uri, scope));
  const [, step, name] = /^Steps\.([^.[]+)\.PropertyFiles\.(.+)$/.exec(PropertyFile?.Get ?? "") ?? [];
  if (!step || !name) throw new Error("ClientError: Std:JsonGet needs a PropertyFile or an S3Uri");
  return scope.propertyFileOf(step, name);
};

const jsonGet = async (expression: JsonGet, scope: Scope): Promise<unknown> => {
  const url = await fileUrl(expression, scope);
  const text = await scope.readText(url).catch((cause: Error) => {
    throw new Error(`ClientError: the property file "${url}" cannot be read: ${cause.message}`, { cause });
  });
  try {
    return found(expression.Path, readPath(JSON.parse(text), parsePath(expression.Path)));
  } catch (cause) {
    throw new Error(
      `ClientError: the property file "${url}" gives no value at "${expression.Path}": ${(cause as Error).message}`,
      { cause },
    );
  }
};

/** Replaces every intrinsic in an expression by what it stands for. */
export const resolveExpression = async (expression: Expression, scope: Scope): Promise<unknown> => {
  if (Array.isArray(expression)) {
    const items: unknown[] = [];
    for (const item of expression) items.push(await resolveExpression(item, scope));
    return items;
  }
  if (!isObject(expression)) return expression;
  const path = only(expression, "Get");
  if (typeof path === "string") return get(path, scope);
  const joined = only(expression, "Std:Join");
  if (joined !== undefined) return join(joined, scope);
  const read = only(expression, "Std:JsonGet");
  if (read !== undefined) return jsonGet(read as JsonGet, scope);
  const members: [string, unknown][] = [];
  for (const [name, value] of Object.entries(expression))
    members.push([name, await resolveExpression(value, scope)]);
  return Object.fromEntries(members);
};
