/** Something that a pipeline needs in S3 and that the compiler wrote itself. */
export type Asset =
  | { readonly kind: "text"; readonly name: string; readonly text: string }
  | { readonly kind: "package"; readonly name: string; readonly files: Readonly<Record<string, string>> };
