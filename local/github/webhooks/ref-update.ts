/** One reference that a push moved, as git's hooks report it. */
export type RefUpdate = { readonly ref: string; readonly before: string; readonly after: string };
