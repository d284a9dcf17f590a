import * as z from "zod";

/** A list of something, or just one. */
export const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([item, z.array(item)], { error: "expected one value or a list of them" });
