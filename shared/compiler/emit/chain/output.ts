import type { Emitted } from "../emitted.ts";

/** Something that a step leaves behind for others to read. */
export type Output = { readonly channel: string; readonly uri: Emitted };
