const FORMS = new Set(["Get", "Std:Join", "Std:JsonGet"]);

/** Whether a value stands for another that is known only when the pipeline runs. */
export const isExpression = (value: unknown): boolean => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const [key, ...others] = Object.keys(value);
  return key !== undefined && others.length === 0 && FORMS.has(key);
};
