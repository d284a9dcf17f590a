const isWord = (key: string): boolean => /^[A-Za-z_][\w-]*$/.test(key);

/** Writes a path as people write it: `conf.models.churn.train.channels[0]`. */
export const showPath = (path: readonly (string | number)[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    if (!isWord(key)) return `${text}[${JSON.stringify(key)}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
