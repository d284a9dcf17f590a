import * as z from "zod";

/** One of some words; the message lists them. */
export const choice = <const T extends readonly [string, ...string[]]>(...words: T) =>
  z.enum(words, { error: `expected one of ${words.join(", ")}` });
