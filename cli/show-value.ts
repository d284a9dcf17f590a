const WIDEST = 60;

/** A value in a line of text; a long one is cut. */
export const showValue = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "";
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
};
