/** A value as AWS's messages show it: collections in Java's notation, which is what the service prints. */
export const showValue = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(showValue).join(", ")}]`;
  if (value === null || typeof value !== "object") return String(value);
  const entries = Object.entries(value).map(([name, member]) => `${name}=${showValue(member)}`);
  return `{${entries.join(", ")}}`;
};
