import { forEach } from "../../config/schema/for-each.ts";
import { validate } from "../../config/validate/validate.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { YamlNode, YamlScalar } from "../../config/yaml/yaml-node.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { scalarText } from "../emit/job/scalar-text.ts";
import type { Binding } from "./binding.ts";

const MOST_CLONES = 200;

const scalarsOf = (node: YamlNode | undefined): readonly YamlScalar[] =>
  node?.kind === "list" ? node.items.filter((item) => item.kind === "scalar") : [];

const labelOf = (scalar: YamlScalar): string =>
  scalarText(scalar)
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");

const extend = (
  bindings: readonly Binding[],
  name: string,
  scalars: readonly YamlScalar[],
): readonly Binding[] =>
  bindings.flatMap(({ label, values }) =>
    scalars.map((scalar) => ({
      label: label === "" ? labelOf(scalar) : `${label}-${labelOf(scalar)}`,
      values: new Map([...values, [name, scalar]]),
    })),
  );

const NOTHING: readonly Binding[] = [{ label: "", values: new Map() }];

const product = (node: YamlNode | undefined): readonly Binding[] => {
  if (node?.kind === "list") return extend(NOTHING, "", scalarsOf(node));
  if (node?.kind !== "map") return [];
  return [...node.entries].reduce(
    (bindings, [name, { value }]) => extend(bindings, name, scalarsOf(value)),
    NOTHING,
  );
};

const repeated = (bindings: readonly Binding[]): string | undefined =>
  bindings.find(({ label }, index) => bindings.findIndex((other) => other.label === label) < index)?.label;

/** The clones that `for_each` at a place asks for; undefined where there is no `for_each`, empty, after a report, if it is wrong. */
export const bindingsAt = (owner: Place, diagnostics: Diagnostic[]): readonly Binding[] | undefined => {
  const place = child(owner, "for_each");
  const { node } = place;
  if (node === undefined || (node.kind === "scalar" && node.value === null)) return undefined;
  const validated = validate(forEach, place);
  diagnostics.push(...validated.diagnostics);
  if (validated.value === undefined) return [];
  const bindings = product(node);
  const twice = repeated(bindings);
  const problem =
    bindings.length > MOST_CLONES
      ? `for_each makes ${bindings.length} clones; at most ${MOST_CLONES} are made`
      : twice === undefined
        ? undefined
        : `two clones would both be called "${twice}"`;
  if (problem === undefined) return bindings;
  diagnostics.push(diagnoseAt(place, { code: "for-each", severity: "error", message: problem }));
  return [];
};
