import * as z from "zod";
import { choice } from "./choice.ts";
import { reference } from "./reference.ts";

/** One of some words, or a reference to one of them. */
export const choiceOrReference = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.union([choice(...words), reference], {
    error: `expected one of ${words.join(", ")}, or a reference such as \${parameters.Name}`,
  });
