/** How often something may be done: so many times a second on average, and so many at once after a rest. */
export type Rate = { readonly perSecond: number; readonly burst: number };
