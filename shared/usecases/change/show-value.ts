const DIGEST = /\b([0-9a-f]{12})[0-9a-f]{52}\b/g;

/** A value in a line of a plan; where there is little room, digests are abbreviated and what is still too long is cut. */
export const showValue = (value: unknown, width: number): string => {
  const whole = JSON.stringify(value) ?? "";
  const text = Number.isFinite(width) ? whole.replace(DIGEST, "$1…") : whole;
  return text.length > width ? `${text.slice(0, width - 1).replace(/[\uD800-\uDBFF]$/, "")}…` : text;
};
