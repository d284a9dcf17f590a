/** Joins an `s3://` address and names with single slashes. */
export const joinUrl = (url: string, ...names: readonly string[]): string =>
  [url.replace(/\/+$/, ""), ...names].join("/");
