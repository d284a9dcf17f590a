const isWord = (key: string): boolean => /^\w[\w:-]*$/.test(key);

/** Writes a path below a step as the record of origins has it. */
export const showMemberPath = (start: string, path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return isWord(key) ? `${text}.${key}` : `${text}['${key}']`;
  }, start);
