import { matchesScalar } from "./matches-scalar.ts";
import type { Matcher, Pattern, Scalar } from "./pattern.ts";

type Node = Readonly<Record<string, unknown>>;

const flatten = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.flat(Number.POSITIVE_INFINITY) : [value];

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

const field = (value: unknown, name: string): unknown =>
  isNode(value) && Object.hasOwn(value, name) ? value[name] : undefined;

const scalars = (value: unknown): readonly Scalar[] =>
  flatten(value).filter((one): one is Scalar => one !== undefined && !isNode(one));

const isAbsence = (matcher: Matcher): boolean =>
  isNode(matcher) && "exists" in matcher && matcher.exists === false;

/** `everywhere` holds all nodes that share the path of `node`, since a field is absent only when none of them has it. */
const matches = (pattern: Pattern, node: unknown, everywhere: readonly unknown[]): boolean =>
  Object.entries(pattern).every(([name, expected]) => {
    if (name === "$or")
      return (expected as readonly Pattern[]).some((alternative) => matches(alternative, node, everywhere));
    const value = field(node, name);
    const values = everywhere.map((one) => field(one, name));
    if (Array.isArray(expected))
      return (expected as readonly Matcher[]).some((matcher) =>
        isAbsence(matcher)
          ? values.every((one) => scalars(one).length === 0)
          : scalars(value).some((scalar) => matchesScalar(matcher, scalar)),
      );
    const inner = flatten(value);
    // A field that is missing, or an empty list, may still meet a pattern that asks for absence deeper down.
    return (inner.length === 0 ? [undefined] : inner).some((one) =>
      matches(expected as Pattern, one, values.flatMap(flatten)),
    );
  });

/**
 * Whether EventBridge would pick `event` for `pattern`. A list in the event matches when one of its elements does;
 * fields of a nested pattern must then meet in the same element.
 */
export const matchesPattern = (pattern: Pattern, event: unknown): boolean => matches(pattern, event, [event]);
