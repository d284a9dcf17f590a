import type { Json } from "../json.ts";

/** One difference between two values: by path, what was and what is. */
export type JsonChange = { readonly path: string; readonly before?: Json; readonly after?: Json };
