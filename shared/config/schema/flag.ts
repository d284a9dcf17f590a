import * as z from "zod";

const WORDS = ["True", "False", "true", "false"] as const;

/** True or false, quoted or not: the original framework wanted some quoted and some not. */
export const flag = z.union([z.boolean(), z.enum(WORDS).transform((word) => word.toLowerCase() === "true")], {
  error: "expected true or false",
});
