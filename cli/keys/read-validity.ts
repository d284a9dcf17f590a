import { readDuration } from "../read-duration.ts";

type Values = Readonly<Record<string, string | boolean | undefined>>;

const FOR_EVER = "never";

/** Until when a key counts, if the options or the default end it. */
export const readValidity = (
  { valid }: Values,
  now: string,
  otherwise: string = FOR_EVER,
): { validUntil?: string } => {
  const duration = String(valid ?? otherwise);
  if (duration === FOR_EVER) return {};
  return { validUntil: new Date(Date.parse(now) + readDuration(duration, "valid")).toISOString() };
};
