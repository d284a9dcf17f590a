/** An attribute in DynamoDB's own JSON: it says its type, numbers are text, binary is base64. */
export type RawValue =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly B: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: boolean }
  | { readonly SS: readonly string[] }
  | { readonly NS: readonly string[] }
  | { readonly BS: readonly string[] }
  | { readonly L: readonly RawValue[] }
  | { readonly M: RawRecord };

/** A record of the table as it lies there: nothing is lost between this and the table, in either direction. */
export type RawRecord = { readonly [attribute: string]: RawValue };
