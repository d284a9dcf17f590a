const toPattern = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[^a-zA-Z0-9*-]/g, "\\$&").replaceAll("*", ".*")}$`);

/** Which groups a comma-separated list of names means; `*` stands for any part of a name. */
export const parseFallbackGroups = (list: string): ((group: string) => boolean) => {
  const patterns = list
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map(toPattern);
  return (group) => patterns.some((pattern) => pattern.test(group));
};
