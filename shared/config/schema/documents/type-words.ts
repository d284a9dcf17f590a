import type { JSONSchema } from "zod/v4/core";

type Schema = JSONSchema.BaseSchema;

const isWordOfFlag = (word: unknown): boolean => /^(?:true|false)$/i.test(String(word));

const ofObject = ({ properties, additionalProperties }: Schema): string => {
  if (properties !== undefined || typeof additionalProperties !== "object") return "map";
  const [kind = "anything"] = typeWords(additionalProperties);
  return kind === "anything" ? "map" : `map of ${kind}`;
};

const ofList = ({ items }: Schema): string => {
  const kinds = typeof items === "object" && !Array.isArray(items) ? typeWords(items as Schema) : [];
  return kinds.length === 0 || kinds.includes("anything") ? "list" : `list of ${kinds.join(" or ")}`;
};

const ofString = ({ pattern = "" }: Schema): readonly string[] => {
  if (pattern.startsWith("^\\$\\{")) return ["reference"];
  // Numbers may be quoted, which needs no telling.
  return pattern === "^\\d+$" ? [] : ["text"];
};

const KINDS: Readonly<Record<string, (schema: Schema) => readonly string[]>> = {
  null: () => [],
  string: ofString,
  boolean: () => ["true or false"],
  integer: () => ["whole number"],
  array: (schema) => [ofList(schema)],
  object: (schema) => [ofObject(schema)],
};

const single = (schema: Schema): readonly string[] => {
  if (schema.$ref !== undefined) return [schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1)];
  if (schema.enum !== undefined)
    return schema.enum.every(isWordOfFlag) ? [] : schema.enum.map((word) => `\`${word}\``);
  if (schema.const !== undefined) return [`\`${schema.const}\``];
  const kinds = schema.type === undefined ? ["anything"] : [schema.type].flat();
  return kinds.flatMap((kind) => KINDS[kind]?.(schema) ?? [kind]);
};

/** The kinds of value that a schema takes, in words; an absent value goes without saying. */
export const typeWords = (schema: Schema): readonly string[] => {
  const branches = schema.anyOf ?? schema.oneOf ?? (schema.type === undefined ? schema.allOf : undefined);
  const words = branches === undefined ? single(schema) : branches.flatMap((one) => typeWords(one as Schema));
  return [...new Set(words)];
};
