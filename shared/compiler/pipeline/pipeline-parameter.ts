import type * as z from "zod";
import type { pipelineSection } from "../../config/schema/pipeline-section.ts";
import { child } from "../../config/yaml/child.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { YamlNode } from "../../config/yaml/yaml-node.ts";
import type { DefinitionParameter } from "../definition.ts";
import { scalarText } from "../emit/job/scalar-text.ts";

type Declared = NonNullable<NonNullable<z.output<typeof pipelineSection>["parameters"]>>[string];
type Type = DefinitionParameter["Type"];

const isFloat = (node: YamlNode | undefined): boolean =>
  node?.kind === "scalar" && /[.eInN]/.test(node.python ?? "");

const typeOf = (value: unknown, node: YamlNode | undefined): Type => {
  if (typeof value === "boolean") return "Boolean";
  if (typeof value === "number") return isFloat(node) ? "Float" : "Integer";
  return "String";
};

const single = (
  Name: string,
  value: string | number | boolean,
  node: YamlNode | undefined,
): DefinitionParameter => ({
  Name,
  Type: typeOf(value, node),
  DefaultValue: value,
});

/** A default such as `0.10` for a String stays as written as far as that is known. */
const defaultOf = (
  type: Type,
  value: string | number | boolean,
  node: YamlNode | undefined,
): string | number | boolean =>
  type === "String" && typeof value !== "string" && node !== undefined ? scalarText(node) : value;

/** A parameter as the service declares it. */
export const pipelineParameter = (name: string, declared: Declared, place: Place): DefinitionParameter => {
  if (typeof declared !== "object") return single(name, declared, place.node);
  const { node } = child(place, "default");
  const value = declared.default ?? undefined;
  const type = declared.type ?? typeOf(value, node);
  return {
    Name: name,
    Type: type,
    ...(value === undefined ? {} : { DefaultValue: defaultOf(type, value, node) }),
    ...(declared.enum === undefined ? {} : { EnumValues: declared.enum }),
  };
};
