const TOKEN = /\\.|"|<([\w.-]+)>|[\s\S]/g;

const inText = (value: unknown): string => {
  if (value === undefined) return "";
  return JSON.stringify(typeof value === "string" ? value : JSON.stringify(value)).slice(1, -1);
};

const asJson = (value: unknown): string => JSON.stringify(value ?? null);

/**
 * Puts values in a target's input template. `<name>` stands for its value as JSON, or within a JSON string for its text;
 * what has no value is empty in a string and null elsewhere. A name that the template's owner did not define stays.
 */
export const fillTemplate = (template: string, values: ReadonlyMap<string, unknown>): string => {
  let quoted = false;
  return template.replace(TOKEN, (token: string, name: string | undefined) => {
    if (token === '"') quoted = !quoted;
    if (name === undefined || !values.has(name)) return token;
    return quoted ? inText(values.get(name)) : asJson(values.get(name));
  });
};
