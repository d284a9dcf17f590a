/** A condition whose operands are values. */
export type Condition =
  | { readonly Type: "Not"; readonly Condition: Condition }
  | { readonly Type: "Or"; readonly Conditions: readonly Condition[] }
  | { readonly Type: "In"; readonly QueryValue: unknown; readonly Values: readonly unknown[] }
  | { readonly Type: Comparison; readonly LeftValue: unknown; readonly RightValue: unknown };

type Comparison = "Equals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo";

const show = (value: unknown): string => JSON.stringify(value);

/** Numbers may arrive as text: a property file's, or a hyperparameter's. */
const asNumber = (value: unknown): number | undefined => {
  const isText = typeof value === "string" && value.trim() !== "";
  const number = typeof value === "number" || isText ? Number(value) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
};

const isEqual = (left: unknown, right: unknown): boolean => {
  if (typeof left === typeof right) return left === right;
  const [first, second] = [asNumber(left), asNumber(right)];
  if (first !== undefined && second !== undefined) return first === second;
  return String(left).toLowerCase() === String(right).toLowerCase();
};

const order = (left: unknown, right: unknown): number => {
  const [first, second] = [asNumber(left), asNumber(right)];
  if (first !== undefined && second !== undefined) return first - second;
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : Number(left > right);
  throw new Error(`ClientError: ${show(left)} and ${show(right)} have no order`);
};

const compare = (type: Comparison, left: unknown, right: unknown): boolean => {
  switch (type) {
    case "Equals":
      return isEqual(left, right);
    case "GreaterThan":
      return order(left, right) > 0;
    case "GreaterThanOrEqualTo":
      return order(left, right) >= 0;
    case "LessThan":
      return order(left, right) < 0;
    case "LessThanOrEqualTo":
      return order(left, right) <= 0;
    default:
      throw new Error(`ClientError: "${type satisfies never}" is no condition`);
  }
};

/** Tells whether a condition holds; refuses operands that cannot be compared. */
export const evaluateCondition = (condition: Condition): boolean => {
  if (condition.Type === "Not") return !evaluateCondition(condition.Condition);
  if (condition.Type === "Or") return condition.Conditions.some(evaluateCondition);
  if (condition.Type === "In") return condition.Values.some((value) => isEqual(condition.QueryValue, value));
  return compare(condition.Type, condition.LeftValue, condition.RightValue);
};
