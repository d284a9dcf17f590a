import * as z from "zod";
import type { JSONSchema } from "zod/v4/core";
import { condition } from "../condition.ts";
import { pipelineSection } from "../pipeline-section.ts";
import { settingsDocument } from "../settings-document.ts";
import { stepByClass } from "../step-by-class.ts";
import { STEP_CLASSES } from "../step-classes.ts";
import { stepKeys } from "../step-keys.ts";
import { type KeyRow, keyRows } from "./key-rows.ts";
import { modelDocument } from "./model-document.ts";

const OPTIONS = { target: "draft-7", io: "input", unrepresentable: "any", reused: "inline" } as const;

const rowsOf = (schema: z.ZodType): readonly KeyRow[] => {
  const json = z.toJSONSchema(schema, OPTIONS);
  // A schema that refers to itself is a definition of its own.
  const definitions = (json.definitions ?? {}) as Readonly<Record<string, JSONSchema.BaseSchema>>;
  return keyRows(definitions[json.$ref?.slice("#/definitions/".length) ?? ""] ?? json);
};

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll(/<(?=\w)/g, "\\<");

const line = ({ key, types, isRequired, description }: KeyRow): string =>
  `| \`${key.replaceAll("|", "\\|")}\`${isRequired ? " **required**" : ""} | ${cell(types.join(", "))} | ${cell(description)} |`;

const table = (rows: readonly KeyRow[]): string => {
  const live = rows.filter(({ isInert }) => !isInert);
  const inert = rows.filter(({ isInert }) => isInert).map(({ key }) => `\`${key}\``);
  return [
    "| key | takes | meaning |",
    "| --- | --- | --- |",
    ...live.map(line),
    ...(inert.length === 0 ? [] : ["", `Accepted without effect, as in older files: ${inert.join(", ")}.`]),
  ].join("\n");
};

const section = (name: string, schema: z.ZodType): string => {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const bare = inner instanceof z.ZodNullable ? inner.unwrap() : inner;
  const { title } = (bare as z.ZodType).meta() ?? {};
  if (title === undefined) return "";
  return `### \`${name}\`: ${title}\n\n${schema.description ?? ""}\n\n${table(rowsOf(bare as z.ZodType))}`;
};

const ownKeys = (schema: z.ZodObject): readonly KeyRow[] =>
  rowsOf(schema).filter(
    ({ key }) => !Object.hasOwn(stepKeys, key.split(/[.[]/)[0] ?? "") && key !== "step_class",
  );

const classes = (): readonly string[] =>
  Object.entries(stepByClass).flatMap(([name, schema]) => {
    const rows = ownKeys(schema);
    return rows.length === 0 ? [] : [`### Further keys of \`${name}\`\n\n${table(rows)}`];
  });

const stepClassRow: KeyRow = {
  key: "step_class",
  types: STEP_CLASSES.map((word) => `\`${word}\``),
  isRequired: true,
  isInert: false,
  description: "The kind of step.",
};

const HEAD = `# Reference of keys

Every key of \`conf.yaml\` and \`.slipway.yaml\`, generated from the validators by \`node config-schema/generate.mjs\`.
[README.md](README.md) explains how they work together. \`<name>\` stands for a name of your choice, \`[]\` for each item of a
list; a reference is text such as \`\${parameters.Name}\`.`;

const { source_directory, name } = modelDocument.shape;

/** The page that lists every key of the config language with its type and meaning. */
export const referencePage = (): string =>
  [
    HEAD,
    "## `conf.models.<model>`",
    table(rowsOf(z.strictObject({ source_directory, name }))),
    ...Object.entries(modelDocument.shape).map(([name, schema]) => section(name, schema)),
    "## `conf.sagemakerPipeline`",
    table(rowsOf(pipelineSection)),
    "## Steps: `conf.sagemakerPipeline.models.<model>.steps[]`",
    table([stepClassRow, ...rowsOf(z.strictObject(stepKeys))]),
    ...classes(),
    "## A condition",
    table(rowsOf(condition)),
    "## `.slipway.yaml`",
    table(rowsOf(settingsDocument)),
    "",
  ]
    .filter((part, index, parts) => part !== "" || index === parts.length - 1)
    .join("\n\n")
    .replace(/\n+$/, "\n");
