import { matchesPattern } from "./matches-pattern.ts";

// arn:partition:service:region:account:resource, whose last part may hold colons of its own.
const PARTS = 6;

const partsOf = (arn: string): readonly string[] => {
  const parts = arn.split(":");
  return [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(":")];
};

/**
 * Tells whether a policy's resource covers one that is asked for. Wildcards stay within a part of the ARN, and what has
 * no resource (`*`) is covered by `*` alone.
 */
export const matchesResource = (pattern: string, resource: string): boolean => {
  if (pattern === "*") return true;
  const parts = partsOf(resource);
  return partsOf(pattern).every((part, index) => matchesPattern(part, parts[index] ?? ""));
};
