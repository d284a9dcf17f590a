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

const match = (path: string): readonly Matched[] =>
  patterns.flatMap(({ operation, pattern }) => {
    const found = pattern.exec(path);
    return found ? [{ operation, parameters: { ...found.groups } }] : [];
  });

// Nothing else of a path is decoded: no name that a route may have needs it. Clients that encode a segment encode the @.
const normalise = (rawPath: string): string =>
  (rawPath.length > 1 ? rawPath.replace(/\/$/, "") : rawPath).replace(/%40/gi, "@");

const methodsOf = (matched: readonly Matched[]): readonly string[] => [
  ...matched.flatMap(({ operation: { method } }) => (method === "GET" ? ["GET", "HEAD"] : [method])),
  "OPTIONS",
];

const isParameter = (name: string): name is Parameter => Object.hasOwn(parameterSchemas, name);

/** The operation that a request asks for, and the parts of its path, each checked. */
export const findOperation = (method: string, rawPath: string): FoundOperation => {
  const matched = match(normalise(rawPath));
  if (matched.length === 0) return { kind: "unknown-path" };
  const wanted = method === "HEAD" ? "GET" : method;
  const found = matched.find(({ operation }) => operation.method === wanted);
  if (!found) return { kind: "other-method", methods: methodsOf(matched) };
  const wrong = Object.entries(found.parameters).find(
    ([name, value]) => isParameter(name) && !fitsSchema(parameterSchemas[name], value),
  )?.[0];
  return wrong !== undefined && isParameter(wrong)
    ? { kind: "unknown-parameter", parameter: wrong }
    : { kind: "operation", ...found };
};
