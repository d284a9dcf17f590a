export type Schema = {
  readonly type: "object" | "string";
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
};

// As many as our own schemas have; to compile one takes longer than all else that is done for a request.
const compiled = new Map<string, RegExp>();

const fitsPattern = (pattern: string, text: string): boolean => {
  const known = compiled.get(pattern) ?? new RegExp(pattern, "u");
  compiled.set(pattern, known);
  return known.test(text);
};

const fitsString = ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Schema, text: string) =>
  text.length >= minLength && text.length <= maxLength && (!pattern || fitsPattern(pattern, text));

const fitsObject = ({ required = [], properties = {} }: Schema, value: object): boolean =>
  required.every((name) => Object.hasOwn(value, name)) &&
  Object.entries(value).every(([name, member]) => {
    const schema = properties[name];
    return !schema || fitsSchema(schema, member);
  });

/** Whether a value is what a schema says, by as much of JSON Schema as the invoker's own schemas use. */
export const fitsSchema = (schema: Schema, value: unknown): boolean => {
  if (schema.type === "string") return typeof value === "string" && fitsString(schema, value);
  return typeof value === "object" && value !== null && !Array.isArray(value) && fitsObject(schema, value);
};
