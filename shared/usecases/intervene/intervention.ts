/** Who intervenes, and why. */
export type Intervene = { readonly by: string; readonly reason?: string };
