import { nearest } from "./nearest.ts";

/** A hint that names the nearest candidate, or lists a few when none is near. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const known = [...candidates];
  const near = nearest(word, known);
  if (near !== undefined) return `did you mean "${near}"?`;
  if (known.length === 0) return "there is none here";
  const shown = known.slice(0, 12).join(", ");
  return `use one of ${shown}${known.length > 12 ? ", …" : ""}`;
};
