/** As whom a request comes: a person, the app itself, or the app's installation on one account. */
export type Caller =
  | { readonly kind: "user" }
  | { readonly kind: "app" }
  | { readonly kind: "installation"; readonly account: string };
