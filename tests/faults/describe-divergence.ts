import type { Fault } from "./fault.ts";
import type { Site } from "./site.ts";

const causeOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}${error.cause === undefined ? "" : `: ${causeOf(error.cause)}`}`
    : String(error);

/** One line that says which call went wrong how, and what was another in the end. */
export const describeDivergence = (
  { function: name, invocation, call, nth }: Site,
  fault: Fault,
  what: unknown,
): string =>
  `${name} (call ${invocation}) ${call} #${nth}, ${fault}: ${typeof what === "string" ? what : causeOf(what)}`;
