import { UsageError } from "./usage-error.ts";

type Bounds = {
  readonly least: number;
  readonly most?: number;
  readonly isWhole?: boolean;
};

/** A number as an option gives it, or a refusal that tells which there may be. */
export const readNumber = (
  text: string,
  option: string,
  { least, most = Number.POSITIVE_INFINITY, isWhole = false }: Bounds,
): number => {
  const value = Number(text);
  const fits =
    text.trim() !== "" && value >= least && value <= most && (!isWhole || Number.isSafeInteger(value));
  if (fits) return value;
  const range = most === Number.POSITIVE_INFINITY ? `from ${least}` : `from ${least} to ${most}`;
  throw new UsageError(`--${option} takes a ${isWhole ? "whole number" : "number"} ${range}, not "${text}"`);
};
