import { findShapeAt } from "../../api-constraints/find-shape-at.ts";
import { shapeOfOperation } from "../../api-constraints/shape-of-operation.ts";
import { stepRequests } from "../../api-constraints/step-requests.ts";
import type { DefinitionParameter, DefinitionStep } from "../definition.ts";
import type { JsonObject } from "../json.ts";
import { parsePropertyPath } from "./parse-property-path.ts";
import { parseReference } from "./parse-reference.ts";

type Kind = DefinitionParameter["Type"];

/** What references can refer to. */
export type Referents = {
  readonly parameters: ReadonlyMap<string, DefinitionParameter>;
  readonly stepOf: (name: string) => DefinitionStep | undefined;
};

const KINDS: Readonly<Record<string, Kind>> = {
  string: "String",
  integer: "Integer",
  long: "Integer",
  float: "Float",
  double: "Float",
  boolean: "Boolean",
};

const ofOutput = (
  { OutputParameters }: DefinitionStep,
  name: string | number | undefined,
): Kind | undefined =>
  Array.isArray(OutputParameters)
    ? ((OutputParameters as readonly JsonObject[]).find((one) => one?.OutputName === name)?.OutputType as
        | Kind
        | undefined)
    : undefined;

const ofProperty = (step: DefinitionStep | undefined, property: string): Kind | undefined => {
  const keys = parsePropertyPath(property);
  if (step === undefined || keys === undefined) return undefined;
  if (keys[0] === "OutputParameters") return ofOutput(step, keys[1]);
  const request = stepRequests[step.Type];
  if (request === undefined) return undefined;
  return KINDS[findShapeAt(shapeOfOperation(request.describe, "output"), keys)?.type ?? ""];
};

/** The kind of scalar that the path of a `Get` stands for, as far as it is known before a run. */
export const kindOfReference = (path: string, { parameters, stepOf }: Referents): Kind | undefined => {
  const reference = parseReference(path);
  if (reference.kind === "parameter") return parameters.get(reference.name)?.Type;
  if (reference.kind === "step") return ofProperty(stepOf(reference.step), reference.property);
  return reference.kind === "unknown" ? undefined : "String";
};
