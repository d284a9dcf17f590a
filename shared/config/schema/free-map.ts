import * as z from "zod";

/** A map that is passed on as it is. */
export const freeMap = z.record(z.string(), z.unknown(), "expected a map");
