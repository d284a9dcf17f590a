import type { Json } from "../json.ts";

const memberPath = (path: string, key: string): string =>
  /^\w[\w:-]*$/.test(key) ? `${path}.${key}` : `${path}['${key}']`;

/** Visits a value and everything inside it, with paths as the record of origins has them; `false` from the visitor stops the descent. */
export const walkJson = (
  value: Json | undefined,
  path: string,
  visit: (value: Json, path: string) => boolean | undefined,
): void => {
  if (value === undefined || visit(value, path) === false) return;
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walkJson(item, `${path}[${index}]`, visit);
    return;
  }
  for (const [key, item] of Object.entries(value)) walkJson(item, memberPath(path, key), visit);
};
