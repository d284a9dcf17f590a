import type * as z from "zod";
import { didYouMean } from "../../config/validate/did-you-mean.ts";
import { validate } from "../../config/validate/validate.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { YamlNode } from "../../config/yaml/yaml-node.ts";
import type { Section } from "../emit/section.ts";
import type { Scope } from "../scope.ts";
import { inertKeys } from "./inert-keys.ts";
import type { PlannedStep } from "./planned-step.ts";

const isEmpty = (node: YamlNode | undefined): boolean =>
  node === undefined || (node.kind === "scalar" && node.value === null);

const missing = (scope: Scope, step: PlannedStep, at: { name: string; asker: Place }): undefined => {
  const { node } = step.sections;
  const sections =
    node?.kind === "map"
      ? [...node.entries].filter(([, { value }]) => value.kind === "map").map(([key]) => key)
      : [];
  scope.report(at.asker, {
    code: "missing-section",
    severity: "error",
    message: `the model "${step.unit.model}" has no section "${at.name}", which this step reads`,
    value: at.name,
    hint: didYouMean(at.name, sections),
  });
  return undefined;
};

/** Reads a section of the model of a step; undefined, after a report at the asking step, when it is missing or cannot be read at all. */
export const readSection = <T extends z.ZodType>(
  scope: Scope,
  step: PlannedStep,
  at: { readonly name: string; readonly schema: T; readonly asker: Place },
): Section<z.output<T>> | undefined => {
  const place = child(step.sections, at.name);
  if (isEmpty(place.node)) return missing(scope, step, at);
  const known = scope.sections.get(place.node as YamlNode)?.get(at.schema);
  if (known !== undefined) return known.section as Section<z.output<T>> | undefined;
  const { value, rest, diagnostics } = validate(at.schema, place);
  scope.diagnostics.push(...diagnostics, ...inertKeys(at.schema, place));
  const section = value === undefined ? rest : { value, place };
  const perSchema = scope.sections.get(place.node as YamlNode) ?? new Map();
  scope.sections.set(place.node as YamlNode, perSchema.set(at.schema, { section }));
  return section;
};
