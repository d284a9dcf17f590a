import type { ConstraintViolation } from "./constraint-violation.ts";

/** All violations in one message, worded and counted as AWS does. */
export const describeViolations = (violations: readonly ConstraintViolation[]): string => {
  // A collection's fault is told once, however many of its elements share it.
  const messages = [...new Set(violations.map(({ message }) => message))];
  const count = messages.length === 1 ? "1 validation error" : `${messages.length} validation errors`;
  return `${count} detected: ${messages.join("; ")}`;
};
