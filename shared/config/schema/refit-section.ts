import * as z from "zod";
import { text } from "./text.ts";
import { trainingKeys } from "./training-keys.ts";

/** What a refit changes of the algorithm that won: the section `refit`, which may be missing. */
export const refitSection = z
  .strictObject({
    ...trainingKeys,
    image_uri: text.nullish().describe("URI of the container image; by default the winner's."),
  })
  .meta({ title: "Refit" });
