import type { Values } from "../installation-command.ts";
import { readNumber } from "../read-number.ts";
import { UsageError } from "../usage-error.ts";

/** The share of a group's requests that a command line gives. */
export const readPercent = ({ percent }: Values): number => {
  if (percent === undefined) throw new UsageError("give --percent, the share of the group's requests");
  return readNumber(String(percent), "percent", { least: 0.01, most: 100 });
};
