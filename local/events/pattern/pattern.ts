export type Scalar = string | number | boolean | null;
/** What a text must look like: as it stands, or whatever its case. */
export type Text = string | { readonly "equals-ignore-case": string };
export type Matcher =
  | Scalar
  | { readonly prefix: Text }
  | { readonly suffix: Text }
  | { readonly "equals-ignore-case": string }
  | { readonly wildcard: string }
  | { readonly exists: boolean }
  | { readonly numeric: readonly (string | number)[] }
  | { readonly cidr: string }
  | { readonly "anything-but": AnythingBut };
export type AnythingBut =
  | string
  | number
  | readonly (string | number)[]
  | { readonly prefix: Text | readonly Text[] }
  | { readonly suffix: Text | readonly Text[] }
  | { readonly "equals-ignore-case": string | readonly string[] }
  | { readonly wildcard: string | readonly string[] };

/** An EventBridge event pattern: fields with what they must match, nested as in the event; `$or` holds alternatives. */
export type Pattern = { readonly [field: string]: Pattern | readonly Matcher[] | readonly Pattern[] };
