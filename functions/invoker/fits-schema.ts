export type Schema = {
  readonly type: "object" | "string";
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
};

const fitsString = ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Schema, text: string) =>
  text.length >= minLength && text.length <= maxLength && (!pattern || new RegExp(pattern, "u").test(text));

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
