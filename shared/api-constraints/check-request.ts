import type { ConstraintViolation } from "./constraint-violation.ts";
import { constraintsOf } from "./constraints-of.ts";
import { findShape } from "./find-shape.ts";
import type { Shape } from "./shape.ts";
import { shapeOfOperation } from "./shape-of-operation.ts";
import { showValue } from "./show-value.ts";
import { typeMismatch } from "./type-mismatch.ts";

export type CheckOptions = {
  /** Tells a value that is not known yet, such as a pipeline's expression; whatever it stands for is taken on trust. */
  readonly isOpaque?: (value: unknown) => boolean;
};

type Rule = ConstraintViolation["rule"];
type Violations = readonly ConstraintViolation[];

/** A value, where the caller finds it and what AWS's messages call that place. */
type Visit = {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly isOpaque: (value: unknown) => boolean;
};

/** What a list or a map holds; AWS names its role in messages. */
type Element = {
  readonly key: string | number;
  readonly value: unknown;
  readonly shape: Shape;
  readonly role: "Member" | "Map keys" | "Map value";
};

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const entriesOf = (value: unknown): [string, unknown][] =>
  Object.entries(value as object).filter(([, member]) => isGiven(member));

const camelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const broken = ({ value, path, label }: Visit, rule: Rule, text: string): ConstraintViolation => {
  const shown = isGiven(value) ? `'${showValue(value)}'` : "null";
  return { path, rule, value, message: `Value ${shown} at '${label}' failed to satisfy constraint: ${text}` };
};

const inside = (visit: Visit, { key, value }: Element): Visit => ({
  ...visit,
  value,
  path: [...visit.path, key],
  label: `${visit.label}.${typeof key === "number" ? key + 1 : key}.member`,
});

const isCollection = ({ type }: Shape): boolean => type === "structure" || type === "list" || type === "map";

/** AWS words what is wrong with a scalar as the fault of the collection around it, with all that its elements must be. */
const checkElement = (visit: Visit, element: Element): Violations => {
  const { key, value, shape, role } = element;
  if (visit.isOpaque(value) || !isGiven(value)) return [];
  if (isCollection(shape) || typeMismatch(value, shape.type) !== undefined)
    return checkShape(inside(visit, element), shape);
  const constraints = constraintsOf(shape);
  const text = `${role} must satisfy constraint: [${constraints.map((each) => each.text).join(", ")}]`;
  return constraints
    .filter(({ holds }) => !holds(value))
    .map(({ rule }) => ({ ...broken(visit, rule, text), path: [...visit.path, key], value }));
};

const listElements = ({ value }: Visit, { member = "string" }: Shape): readonly Element[] => {
  const shape = findShape(member);
  return (value as unknown[]).map((each, key) => ({ key, value: each, shape, role: "Member" }));
};

const mapElements = ({ value }: Visit, shape: Shape): readonly Element[] => {
  const keys = findShape(shape.key ?? "string");
  const values = findShape(shape.value ?? "string");
  return entriesOf(value).flatMap(([key, each]): Element[] => [
    { key, value: key, shape: keys, role: "Map keys" },
    { key, value: each, shape: values, role: "Map value" },
  ]);
};

const memberOf = (visit: Visit, name: string): Visit => ({
  ...visit,
  value: (visit.value as Record<string, unknown>)[name],
  path: [...visit.path, name],
  label: visit.label === "" ? camelCase(name) : `${visit.label}.${camelCase(name)}`,
});

const checkStructure = (visit: Visit, { members = {}, required = [], union }: Shape): Violations => {
  const given = new Set(entriesOf(visit.value).map(([name]) => name));
  const missing = required.filter((name) => !given.has(name));
  const unknown = [...given].filter((name) => !Object.hasOwn(members, name));
  const alternatives = Object.keys(members).join(", ");
  return [
    ...missing.map((name) => broken(memberOf(visit, name), "required", "Member must not be null")),
    ...unknown.map((name) => broken(memberOf(visit, name), "unknown", `Unknown member '${name}'`)),
    ...(union && given.size !== 1
      ? [broken(visit, "union", `Exactly one member of [${alternatives}] must be set`)]
      : []),
    ...Object.entries(members)
      .filter(([name]) => given.has(name))
      .flatMap(([name, shape]) => checkShape(memberOf(visit, name), findShape(shape))),
  ];
};

const checkShape = (visit: Visit, shape: Shape): Violations => {
  if (visit.isOpaque(visit.value)) return [];
  const mismatch = typeMismatch(visit.value, shape.type);
  if (mismatch !== undefined) return [broken(visit, "type", mismatch)];
  if (shape.type === "structure") return checkStructure(visit, shape);
  const elements =
    shape.type === "list"
      ? listElements(visit, shape)
      : shape.type === "map"
        ? mapElements(visit, shape)
        : [];
  const own = constraintsOf(shape).filter(({ holds }) => !holds(visit.value));
  return [
    ...own.map(({ rule, text }) => broken(visit, rule, text)),
    ...elements.flatMap((element) => checkElement(visit, element)),
  ];
};

/**
 * Checks a request, or what a pipeline step makes a request of, against SageMaker's published API model and gives every
 * violation. Members that are `null` count as absent, as they do for AWS.
 */
export const checkRequest = (operation: string, input: unknown, options: CheckOptions = {}): Violations => {
  const { isOpaque = () => false } = options;
  const shape = findShape(shapeOfOperation(operation, "input"));
  return checkShape({ value: input, path: [], label: "", isOpaque }, shape);
};
