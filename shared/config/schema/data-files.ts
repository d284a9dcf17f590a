import * as z from "zod";
import { text } from "./text.ts";

/** The files of a channel. */
export const dataFiles = z.array(
  z.strictObject({
    sourceName: z.string().nullish().describe("Name of the input; by default the channel's name."),
    fileName: text.describe("An s3:// URI, or a path below the channel's bucket and prefix."),
  }),
);
