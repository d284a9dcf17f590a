/** A webhook of a repository; an App's own has none. */
export type GitHubHook = { readonly repository: string; readonly id: number };
