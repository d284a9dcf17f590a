import { checkEntries } from "../../shared/config/allow-list/check-entries.ts";
import { type AllowList, createAllowList } from "../../shared/config/allow-list/create-allow-list.ts";
import { splitShortForm } from "../../shared/config/allow-list/split-short-form.ts";

/** Who may take part, in the short form or as JSON. */
export const anAllowList = (text: string): AllowList =>
  createAllowList(checkEntries(text.startsWith("[") ? JSON.parse(text) : splitShortForm(text)));
