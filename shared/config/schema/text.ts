import * as z from "zod";

/** A non-empty string; references inside it are allowed. */
export const text = z.string("expected text").min(1, "expected text, not an empty string");
