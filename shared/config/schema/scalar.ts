import * as z from "zod";

/** Text, a number or a boolean, for slots that hold text in the end. */
export const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: "expected text, a number or a boolean",
});
