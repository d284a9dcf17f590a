export type Field = { readonly least: number; readonly most: number; readonly names?: readonly string[] };

const range = (from: number, to: number, step: number): number[] => {
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return values;
};

const numberOf = (text: string, { least, most, names = [] }: Field): number | undefined => {
  const named = names.indexOf(text.toUpperCase());
  const value = named >= 0 ? least + named : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
};

const partOf = (part: string, field: Field): number[] | undefined => {
  const [span = "", by, ...more] = part.split("/");
  const step = by === undefined ? 1 : /^[1-9]\d*$/.test(by) ? Number(by) : undefined;
  if (step === undefined || more.length > 0) return undefined;
  if (span === "*") return range(field.least, field.most, step);
  const [from, to, ...rest] = span.split("-").map((text) => numberOf(text, field));
  if (from === undefined || rest.length > 0) return undefined;
  if (!span.includes("-")) return by === undefined ? [from] : range(from, field.most, step);
  if (to === undefined) return undefined;
  // A range may run over the end, as in FRI-MON.
  return from <= to
    ? range(from, to, step)
    : [...range(from, field.most, 1), ...range(field.least, to, 1)].filter((_, index) => index % step === 0);
};

/** The values that one field of a cron expression names: lists, ranges, steps and names; nothing where it makes no sense. */
export const parseField = (text: string, field: Field): ReadonlySet<number> | undefined => {
  const values = text.split(",").map((part) => partOf(part, field));
  return values.every((part) => part !== undefined) ? new Set(values.flat()) : undefined;
};
