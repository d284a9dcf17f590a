/** What the parts of a path that callers choose may be. */
export const parameterSchemas = {
  // What SageMaker allows in the name of a model package group.
  group: { type: "string", maxLength: 63, pattern: "^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$" },
  version: { type: "string", maxLength: 9, pattern: "^[1-9][0-9]{0,8}$" },
} as const;

export type Parameter = keyof typeof parameterSchemas;
