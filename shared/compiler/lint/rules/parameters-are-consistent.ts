import type { DefinitionParameter } from "../../definition.ts";
import { found } from "../found.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";

const MOST = 200;
const LONGEST = 1024;
const LONGEST_DEFAULT = 4096;

const fits = ({ Type, DefaultValue: value }: DefinitionParameter): boolean => {
  if (value === undefined) return true;
  if (Type === "Integer") return Number.isInteger(value);
  if (Type === "Float") return typeof value === "number";
  return typeof value === (Type === "Boolean" ? "boolean" : "string");
};

const check = (parameter: DefinitionParameter): readonly LintFinding[] => {
  const { Name, Type, DefaultValue: value, EnumValues: values } = parameter;
  const path = `Parameters.${Name}`;
  const findings: LintFinding[] = [];
  if (!fits(parameter))
    findings.push(
      found.error(
        "parameter-default",
        path,
        `the default ${JSON.stringify(value)} of the parameter "${Name}" is no ${Type}`,
      ),
    );
  if (values !== undefined && Type !== "String")
    findings.push(
      found.error("parameter-enum", path, `only a String parameter may have an enum; "${Name}" is ${Type}`),
    );
  if (values !== undefined && value !== undefined && !values.includes(String(value)))
    findings.push(
      found.error(
        "parameter-enum",
        path,
        `the default "${value}" of the parameter "${Name}" is not one of ${values.join(", ")}`,
      ),
    );
  if (value === "")
    findings.push(
      found.warning(
        "parameter-empty",
        path,
        `the default of the parameter "${Name}" is empty: the service refuses empty values at a start`,
      ),
    );
  if (typeof value === "string" && value.length > LONGEST_DEFAULT)
    findings.push(
      found.error(
        "parameter-long",
        path,
        `the default of the parameter "${Name}" has ${value.length} characters; at most ${LONGEST_DEFAULT} are allowed`,
      ),
    );
  else if (typeof value === "string" && value.length > LONGEST)
    findings.push(
      found.warning(
        "parameter-long",
        path,
        `the default of the parameter "${Name}" is longer than the ${LONGEST} characters that a start may give`,
      ),
    );
  return findings;
};

const repeated = ({ Parameters }: LintSubject["definition"]): readonly LintFinding[] => {
  const names = Parameters.map(({ Name }) => Name);
  return names
    .filter((name, index) => names.indexOf(name) < index)
    .map((name) =>
      found.error(
        "parameter-twice",
        `Parameters.${name}`,
        `Parameter names must be unique. Duplicate parameter name found: '${name}'`,
        "rename it: registered packages get their commit by parameters that are called Commit",
      ),
    );
};

/** Rules 20 and 21: parameters agree with their types, and have values when a run starts by itself. */
export const parametersAreConsistent: LintRule = ({ definition, context }) => [
  ...definition.Parameters.flatMap(check),
  ...repeated(definition),
  ...(definition.Parameters.length > MOST
    ? [
        found.error(
          "parameter-count",
          "Parameters",
          `a pipeline has at most ${MOST} parameters, not ${definition.Parameters.length}`,
        ),
      ]
    : []),
  ...definition.Parameters.filter(
    ({ Name, DefaultValue }) =>
      context.startsItself && DefaultValue === undefined && !context.startParameters?.has(Name),
  ).map(({ Name }) =>
    found.warning(
      "parameter-undefined",
      `Parameters.${Name}`,
      `Parameter '${Name}' is undefined: it has no default, and a change starts a run without asking`,
      "give it a default, or a value in start.parameters",
    ),
  ),
];
