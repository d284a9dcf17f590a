import { z } from "zod";
import { scalar } from "./scalar.ts";

/** Tags, as AWS writes them (`- Key: … Value: …`) or as a plain map. */
export const tags = z.union(
  [z.array(z.strictObject({ Key: z.string(), Value: scalar })), z.record(z.string(), scalar)],
  {
    error: "expected a map of tags, or a list of Key and Value",
  },
);
