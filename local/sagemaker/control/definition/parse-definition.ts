import type { Definition, JsonObject, Parameter, Step } from "./definition.ts";
import { isObject } from "./is-object.ts";
import { unparsable } from "./unparsable.ts";

/** A definition of the right form, or what is wrong with its form. */
export type ParsedDefinition =
  | { readonly definition: Definition; readonly problems?: undefined }
  | { readonly problems: readonly string[]; readonly definition?: undefined };

type Kind = "string" | "object" | "list" | "any";
type Form = Readonly<Record<string, Kind>>;

const DEFINITION: Form = {
  Version: "string",
  Metadata: "object",
  Parameters: "list",
  PipelineExperimentConfig: "object",
  MlflowConfig: "object",
  Steps: "list",
};

const PARAMETER: Form = {
  Name: "string",
  Type: "string",
  DefaultValue: "any",
  EnumValues: "list",
  Description: "string",
};

const VERSION = "2020-12-01";

const fits = (value: unknown, kind: Kind): boolean => {
  if (kind === "object") return isObject(value);
  if (kind === "list") return Array.isArray(value);
  return kind === "any" || typeof value === kind;
};

const EXPECTED = { object: "start of Json Object", list: "start of Json Array", string: "a String", any: "" };

/** Problems of one object: members of the wrong kind, required ones that are missing, and unknown ones. */
const problemsOf = (value: unknown, form: Form, where: string): readonly string[] => {
  if (!isObject(value)) return [unparsable(`Expecting ${EXPECTED.object} at ${where}.`)];
  return Object.entries(value).flatMap(([name, member]) => {
    const kind = form[name];
    if (kind === undefined)
      return [unparsable(`Cannot parse object, unknown property '${name}' at ${where}.`)];
    const isAbsent = member === null && where === "the definition";
    return isAbsent || fits(member, kind)
      ? []
      : [unparsable(`Expecting ${EXPECTED[kind]} at ${where}.${name}.`)];
  });
};

const missing = (value: unknown, names: readonly string[], where: string): readonly string[] =>
  names
    .filter((name) => isObject(value) && value[name] === undefined)
    .map((name) => unparsable(`Missing required property '${name}' at ${where}.`));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const stepForm = (step: unknown): Form => ({
  // Which further members a step may have depends on its type.
  ...Object.fromEntries(Object.keys(isObject(step) ? step : {}).map((name) => [name, "any" as const])),
  Name: "string",
  Type: "string",
  Arguments: "object",
  DependsOn: "list",
});

const branchesOf = (step: unknown): JsonObject =>
  isObject(step) && step.Type === "Condition" && isObject(step.Arguments) ? step.Arguments : {};

const stepProblems = (steps: readonly unknown[], where: string): readonly string[] =>
  steps.flatMap((step, index) => {
    const here = `${where}[${index}]`;
    const { IfSteps, ElseSteps } = branchesOf(step);
    const branches = Object.entries({ IfSteps, ElseSteps }).filter(([, branch]) => branch !== undefined);
    return [
      ...problemsOf(step, stepForm(step), here),
      ...missing(step, ["Name", "Type"], here),
      ...listOf(isObject(step) ? step.DependsOn : [])
        .filter((each) => typeof each !== "string")
        .map(() => unparsable(`Expecting ${EXPECTED.string} at ${here}.DependsOn.`)),
      ...branches.flatMap(([name, branch]) =>
        Array.isArray(branch)
          ? stepProblems(branch, `${here}.${name}`)
          : [unparsable(`Expecting ${EXPECTED.list} at ${here}.${name}.`)],
      ),
    ];
  });

const flatten = (steps: readonly unknown[], condition?: string): Definition["steps"] =>
  (steps as readonly Step[]).flatMap((step) => [
    { step, ...(condition === undefined ? {} : { condition }) },
    ...flatten(listOf(branchesOf(step).IfSteps), step.Name),
    ...flatten(listOf(branchesOf(step).ElseSteps), step.Name),
  ]);

const versionProblems = ({ Version }: JsonObject): readonly string[] =>
  Version === undefined || Version === VERSION
    ? []
    : [unparsable(`Version '${Version}' is not supported; the version must be '${VERSION}'.`)];

const readJson = (text: string): { readonly value?: unknown; readonly problems: readonly string[] } => {
  try {
    return { value: JSON.parse(text), problems: [] };
  } catch (error) {
    return { problems: [unparsable(`${(error as Error).message}.`)] };
  }
};

/** Reads a definition; everything that keeps it from having the form of one is told at once. */
export const parseDefinition = (text: string): ParsedDefinition => {
  const { value, problems } = readJson(text);
  if (problems.length > 0) return { problems };
  const top = isObject(value) ? value : {};
  const parameters = listOf(top.Parameters);
  const all = [
    ...problemsOf(value, DEFINITION, "the definition"),
    ...missing(value, ["Version", "Steps"], "the definition"),
    ...versionProblems(top),
    ...parameters.flatMap((each, index) => [
      ...problemsOf(each, PARAMETER, `Parameters[${index}]`),
      ...missing(each, ["Name", "Type"], `Parameters[${index}]`),
    ]),
    ...stepProblems(listOf(top.Steps), "Steps"),
  ];
  if (all.length > 0) return { problems: all };
  const steps = flatten(listOf(top.Steps));
  const experiment = top.PipelineExperimentConfig;
  return { definition: { parameters: parameters as readonly Parameter[], experiment, steps } };
};
