import { fitsSchema } from "./fits-schema.ts";
import { type Operation, operations } from "./operations.ts";
import { type Parameter, parameterSchemas } from "./parameter-schemas.ts";

export type Parameters = { readonly [Name in Parameter]?: string };

export type FoundOperation =
  | { readonly kind: "operation"; readonly operation: Operation; readonly parameters: Parameters }
  /** The path is one of ours, the method is not. */
  | { readonly kind: "other-method"; readonly methods: readonly string[] }
  /** A part of the path cannot be what it stands for. */
  | { readonly kind: "unknown-parameter"; readonly parameter: Parameter }
  | { readonly kind: "unknown-path" };

type Matched = { readonly operation: Operation; readonly parameters: Parameters };

const patterns = operations.map((operation) => ({
  operation,
  pattern: new RegExp(
    `^${operation.path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/@]*)")}$`,
    "u",
  ),
}));

/** The operation of a method that has a path; no two of one method have the same. */
const match = (method: string, path: string): Matched | undefined => {
  for (const { operation, pattern } of patterns) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found) return { operation, parameters: { ...found.groups } };
  }
  return undefined;
};

// Nothing else of a path is decoded: no name that a route may have needs it. Clients that encode a segment encode the @.
const normalise = (rawPath: string): string =>
  (rawPath.length > 1 ? rawPath.replace(/\/$/, "") : rawPath).replace(/%40/gi, "@");

const methodsOf = (path: string): readonly string[] =>
  patterns
    .filter(({ pattern }) => pattern.test(path))
    .flatMap(({ operation: { method } }) => (method === "GET" ? ["GET", "HEAD"] : [method]));

const isParameter = (name: string): name is Parameter => Object.hasOwn(parameterSchemas, name);

/** The operation that a request asks for, and the parts of its path, each checked. */
export const findOperation = (method: string, rawPath: string): FoundOperation => {
  const path = normalise(rawPath);
  const found = match(method === "HEAD" ? "GET" : method, path);
  if (!found) {
    const methods = methodsOf(path);
    return methods.length === 0
      ? { kind: "unknown-path" }
      : { kind: "other-method", methods: [...methods, "OPTIONS"] };
  }
  const wrong = Object.entries(found.parameters).find(
    ([name, value]) => isParameter(name) && !fitsSchema(parameterSchemas[name], value),
  )?.[0];
  return wrong !== undefined && isParameter(wrong)
    ? { kind: "unknown-parameter", parameter: wrong }
    : { kind: "operation", ...found };
};
