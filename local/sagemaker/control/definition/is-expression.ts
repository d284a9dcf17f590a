import { isObject } from "./is-object.ts";

const FORMS: ReadonlySet<string> = new Set(["Get", "Std:Join", "Std:JsonGet"]);

/** Tells a value that stands for another which is known only when the pipeline runs. */
export const isExpression = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const [form, ...others] = Object.keys(value);
  return form !== undefined && others.length === 0 && FORMS.has(form);
};
