import type { Json } from "../json.ts";

/** A reference that the service resolves when the pipeline runs. */
export const get = (path: string): { readonly Get: string } => ({ Get: path });

/** The type of a reference as it stands in a definition. */
export type Get = ReturnType<typeof get> & { readonly [key: string]: Json };
