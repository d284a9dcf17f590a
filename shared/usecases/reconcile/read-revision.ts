import type { Revision } from "./revision-text.ts";

type Stored = Omit<Revision, "definition"> & { readonly definition: object };

/** A revision out of the text that was kept of it. */
export const readRevision = (text: string): Revision => {
  const { definition, ...rest } = JSON.parse(text) as Stored;
  return { definition: JSON.stringify(definition), ...rest };
};
