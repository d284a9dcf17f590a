import type { ConstraintViolation } from "./constraint-violation.ts";
import type { Shape } from "./shape.ts";
import { toRegExp } from "./to-reg-exp.ts";

/** A constraint on one value apart from what it holds, as AWS words it. */
export type Constraint = {
  readonly rule: ConstraintViolation["rule"];
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
};

const sizeOf = (value: unknown): number => {
  if (typeof value === "string") return value.length;
  return typeof value === "object" ? Object.keys(value ?? {}).length : Number(value);
};

const MEASURED_BY_LENGTH: ReadonlySet<Shape["type"]> = new Set(["string", "blob", "list", "map"]);

/** A shape's own constraints, in the order in which AWS lists them. */
export const constraintsOf = ({ type, min, max, pattern, enum: allowed }: Shape): readonly Constraint[] => {
  const measure = MEASURED_BY_LENGTH.has(type) ? "length" : "value";
  const found: Constraint[] = [];
  if (max !== undefined)
    found.push({
      rule: "max",
      text: `Member must have ${measure} less than or equal to ${max}`,
      holds: (value) => sizeOf(value) <= max,
    });
  if (min !== undefined)
    found.push({
      rule: "min",
      text: `Member must have ${measure} greater than or equal to ${min}`,
      holds: (value) => sizeOf(value) >= min,
    });
  if (pattern !== undefined)
    found.push({
      rule: "pattern",
      text: `Member must satisfy regular expression pattern: ${pattern}`,
      holds: (value) => toRegExp(pattern).test(String(value)),
    });
  if (allowed !== undefined)
    found.push({
      rule: "enum",
      text: `Member must satisfy enum value set: [${allowed.join(", ")}]`,
      holds: (value) => allowed.includes(String(value)),
    });
  return found;
};
