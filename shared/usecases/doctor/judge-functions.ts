import type { Finding } from "../../domain/finding.ts";
import type { FunctionState } from "../../ports/inspection.ts";
import { fail, ok, warn } from "./verdicts.ts";

/** The functions without which the loop is cut. */
export const NEEDED_FUNCTIONS = [
  "webhook",
  "reconcile",
  "plan",
  "progress",
  "sweep",
  "approval",
  "routes",
  "invoker",
] as const;

const judgeFunction = (
  { name, state, lastUpdate, environment, reserved }: FunctionState,
  table: string,
): Finding | undefined => {
  const check = `function ${name}`;
  if (state === "Failed" || lastUpdate === "Failed")
    return fail(check, `it is ${state}, its last update ${lastUpdate}`, "deploy the stage again");
  if (reserved === 0)
    return fail(
      check,
      "its reserved concurrency is 0: it never runs",
      "delete the function's reserved concurrency, or deploy the stage again",
    );
  if (environment.SLIPWAY_TABLE !== undefined && environment.SLIPWAY_TABLE !== table)
    return fail(
      check,
      `it works on the table ${environment.SLIPWAY_TABLE}, not ${table}`,
      "name that table by --stage or SLIPWAY_TABLE, or deploy the stage again",
    );
  // Idle for weeks, it is woken by the next call.
  return state === "Active" || state === "Inactive"
    ? undefined
    : warn(check, `it is ${state}`, "wait a minute");
};

/** Whether all functions are there and may run. */
export const judgeFunctions = (functions: readonly FunctionState[], table: string): readonly Finding[] => {
  const names = functions.map(({ name }) => name);
  const missing = NEEDED_FUNCTIONS.filter((name) => !names.includes(name));
  const findings = [
    ...missing.map((name) => fail(`function ${name}`, "it is not there", "deploy the stage")),
    ...functions.flatMap((each) => judgeFunction(each, table) ?? []),
  ];
  return findings.length > 0 ? findings : [ok("functions", `${names.toSorted().join(", ")} can run`)];
};
