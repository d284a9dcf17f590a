/** A path as it may stand in a URL: its slashes kept, everything else escaped. */
export const encodePath = (path: string): string => path.split("/").map(encodeURIComponent).join("/");
