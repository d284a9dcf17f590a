import { encodeUri } from "./encode-uri.ts";

/** Encodes a key for a URL or a listing: slashes stay. */
export const encodePath = (path: string): string => path.split("/").map(encodeUri).join("/");
