import type { Reference } from "./parse-reference.ts";

/** A reference and where it stands: `<step>.<path within the step>`. */
export type FoundReference = { readonly path: string; readonly text: string; readonly reference: Reference };
