/** A reference that the service resolves when the pipeline runs. */
export const get = (path: string): { readonly Get: string } => ({ Get: path });
