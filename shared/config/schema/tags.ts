import * as z from "zod";
import { scalar } from "./scalar.ts";

/** Tags, as AWS writes them (`- Key: … Value: …`) or as a plain map. */
export const tags = z.union(
  [
    z.array(
      z.strictObject({
        Key: z.string().describe("Name of the tag."),
        Value: scalar.describe("Value of the tag."),
      }),
    ),
    z.record(z.string(), scalar),
  ],
  {
    error: "expected a map of tags, or a list of Key and Value",
  },
);
