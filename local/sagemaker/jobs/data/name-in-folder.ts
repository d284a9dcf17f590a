/** What an object is called below a folder that a prefix is downloaded to; a prefix may be a folder, an object or the start of several names. */
export const nameInFolder = (key: string, prefix: string): string => {
  if (key.startsWith(`${prefix}/`)) return key.slice(prefix.length + 1);
  return key.slice(prefix.lastIndexOf("/") + 1);
};
