import type { DefinitionStep } from "../../definition.ts";
import type { Json } from "../../json.ts";
import { getOf } from "../../references/get-of.ts";
import { ownMembers } from "../../references/own-members.ts";
import { parseReference } from "../../references/parse-reference.ts";
import { referencesIn } from "../../references/references-in.ts";
import { walkJson } from "../../references/walk-json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";
import { listAt } from "../list-at.ts";

const CODE = "json-get";

const readsOf = ({ byName }: LintSubject, read: Json, path: string): readonly LintFinding[] => {
  const file = argumentAt(read, "PropertyFile");
  const wrong = (message: string, hint?: string) => [found.error(CODE, path, message, hint)];
  if ((file === undefined) === (argumentAt(read, "S3Uri") === undefined))
    return wrong("Std:JsonGet needs either PropertyFile or S3Uri");
  if (typeof argumentAt(read, "Path") !== "string")
    return wrong("the path of Std:JsonGet must be literal text");
  const reference = file === undefined ? undefined : parseReference(getOf(file) ?? String(file));
  if (reference?.kind !== "step") return [];
  const step = byName.get(reference.step)?.step;
  if (step === undefined) return [];
  if (step.Type !== "Processing")
    return wrong(
      `step "${step.Name}" (${step.Type}) has no property files`,
      "only Processing and Metrics steps have",
    );
  const name = reference.property.replace(/^PropertyFiles\./, "");
  const isDeclared = listAt(step as unknown as Json, "PropertyFiles").some(
    (one) => argumentAt(one, "PropertyFileName") === name,
  );
  return isDeclared ? [] : wrong(`step "${step.Name}" declares no property file "${name}"`);
};

const declarations = ({ steps }: LintSubject): readonly LintFinding[] =>
  steps.flatMap(({ step }) => {
    const outputs = new Set(
      listAt(step.Arguments, "ProcessingOutputConfig", "Outputs").map((one) => argumentAt(one, "OutputName")),
    );
    return listAt(step as unknown as Json, "PropertyFiles").flatMap((file, index) => {
      const path = `${step.Name}.PropertyFiles[${index}]`;
      const [output, name] = [argumentAt(file, "OutputName"), argumentAt(file, "FilePath")];
      if (typeof output === "string" && !outputs.has(output))
        return [
          found.error(
            CODE,
            path,
            `the property file names the output "${output}", which the step does not have`,
          ),
        ];
      if (typeof name === "string" && name.startsWith("/"))
        return [
          found.error(CODE, path, `"${name}" must be relative to the output`, "leave out the leading slash"),
        ];
      return [];
    });
  });

/** What is read by its URI adds no edge of its own. */
const withoutEdge = (step: DefinitionStep, read: Json, path: string): readonly LintFinding[] => {
  const uri = argumentAt(read, "S3Uri");
  if (uri === undefined) return [];
  return referencesIn(uri, path).flatMap(({ reference }) =>
    reference.kind !== "step" || step.DependsOn?.includes(reference.step)
      ? []
      : [
          found.error(
            CODE,
            path,
            `step "${step.Name}" reads a file of "${reference.step}" by its URI without waiting for it`,
            `add depends_on: ${reference.step}`,
          ),
        ],
  );
};

/** Rule 16: values are read from files that a Processing step declares. */
export const propertyFilesAreDeclared: LintRule = (subject) => [
  ...declarations(subject),
  ...subject.steps.flatMap(({ step }) => {
    const findings: LintFinding[] = [];
    walkJson(ownMembers(step), step.Name, (value, path) => {
      const read = argumentAt(value, "Std:JsonGet");
      if (read !== undefined)
        findings.push(...readsOf(subject, read, path), ...withoutEdge(step, read, path));
      return true;
    });
    return findings;
  }),
];
