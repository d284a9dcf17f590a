import type { Exchange } from "./exchange.ts";
import { type ProblemDetails, problem } from "./problem.ts";
import type { ProblemCode } from "./problems.ts";

/** A problem as an exchange, its code in the log. */
export const refuse = (code: ProblemCode, details: ProblemDetails = {}): Exchange => ({
  response: problem(code, details),
  record: { code },
});
