/** A value of the JSON that filters work on. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

type Part = (value: Json) => Json;

const token =
  /\.([A-Za-z_][\w-]*)|\[\s*(?:'([^']*)'|"([^"]*)")\s*\]|\[\s*(-?\d*)\s*(?::\s*(-?\d*)\s*)?\]|\[\s*(-?\d+(?:\s*,\s*-?\d+)+)\s*\]/y;

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

const missing = (what: string): Error =>
  new Error(`ClientError: the filter selects ${what}, which the data does not have`);

const member =
  (name: string): Part =>
  (value) => {
    const found = typeof value === "object" && value !== null && !isList(value) ? value[name] : undefined;
    if (found === undefined) throw missing(`"${name}"`);
    return found;
  };

const index =
  (position: number): Part =>
  (value) => {
    const found = isList(value) ? value.at(position) : undefined;
    if (found === undefined) throw missing(`element ${position}`);
    return found;
  };

const slice =
  (from: string | undefined, to: string | undefined): Part =>
  (value) => {
    if (!isList(value)) throw missing("a range of elements");
    return value.slice(from ? Number(from) : 0, to ? Number(to) : undefined);
  };

const several =
  (positions: string): Part =>
  (value) =>
    positions.split(",").map((position) => index(Number(position))(value));

const toPart = ([text, name, single, double, from, to, positions]: RegExpExecArray): Part => {
  const key = name ?? single ?? double;
  if (key !== undefined) return member(key);
  if (positions !== undefined) return several(positions);
  return text.includes(":") ? slice(from, to) : index(Number(from));
};

/** Reads a filter of a transform job: the part of JSONPath that SageMaker takes (`$`, members, elements, ranges, lists of elements). */
export const parseFilter = (filter: string): Part => {
  const parts: Part[] = [];
  token.lastIndex = 1;
  while (filter.startsWith("$") && token.lastIndex < filter.length) {
    const found = token.exec(filter);
    if (!found) break;
    parts.push(toPart(found));
    if (token.lastIndex >= filter.length) return (value) => parts.reduce((rest, part) => part(rest), value);
  }
  if (filter === "$" || filter === "") return (value) => value;
  throw new Error(`ClientError: the filter "${filter}" cannot be used`);
};
