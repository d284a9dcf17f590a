export type Variables = Readonly<Record<string, string>>;

/**
 * Replaces tokens in a value: the parts of an S3 URI between slashes, or of anything else between dots, that are exactly
 * the name of a declared variable.
 */
export const replaceTokens = (text: string, variables: Variables): string => {
  const separator = text.startsWith("s3://") ? "/" : ".";
  if (!text.includes(separator)) return Object.hasOwn(variables, text) ? (variables[text] ?? text) : text;
  return text
    .split(separator)
    .map((part) => (Object.hasOwn(variables, part) ? (variables[part] ?? part) : part))
    .join(separator);
};
