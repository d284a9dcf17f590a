import { checkEntries } from "./check-entries.ts";
import { type AllowList, createAllowList } from "./create-allow-list.ts";
import { splitShortForm } from "./split-short-form.ts";

// No owner's name begins like a list of YAML or JSON, or like a comment.
const LONG = /^\s*[[{#-]/;

/**
 * Reads the repositories that may take part: a comma-separated list of `owner/name[@branch]`, or a YAML or JSON list of
 * `{repository, branch, projects}`; `*` stands for any part of a name. Throws one error that names every mistake.
 */
export const parseAllowList = async (text: string): Promise<AllowList> => {
  if (!LONG.test(text)) return createAllowList(checkEntries(splitShortForm(text)));
  // A YAML parser is a quarter of what a function that needs none has to load.
  const { readLongForm } = await import("./read-long-form.ts");
  return createAllowList(checkEntries(readLongForm(text)));
};
