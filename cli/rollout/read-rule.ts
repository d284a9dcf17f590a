import type { CanaryRule } from "../../shared/domain/canary.ts";
import type { Values } from "../installation-command.ts";
import { readNumber } from "../read-number.ts";
import { UsageError } from "../usage-error.ts";

const ERRORS = 0.01;

/** The rule that a command line gives, if it gives one. */
export const readRule = ({ requests, errors, latency, promote }: Values): CanaryRule | undefined => {
  if (requests === undefined) {
    if (errors === undefined && latency === undefined && promote === undefined) return undefined;
    throw new UsageError("--errors, --latency and --promote need --requests: by how many answers to judge");
  }
  return {
    requests: readNumber(String(requests), "requests", { least: 1, isWhole: true }),
    errors: errors === undefined ? ERRORS : readNumber(String(errors), "errors", { least: 0, most: 1 }),
    ...(latency === undefined ? {} : { latency: readNumber(String(latency), "latency", { least: 0.1 }) }),
    promote: promote === true,
  };
};
