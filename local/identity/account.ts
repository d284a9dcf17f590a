/** The account and region that resources are looked for in. */
export type Account = { readonly region: string; readonly accountId: string };
