/** The registry, as far as it can be read through. */
export interface RegistryListing {
  /** The name of every model package group, in the order of the names. */
  groups(): Promise<readonly string[]>;
  /** The ARN of every approved version of a group by its number. */
  approved(group: string): Promise<ReadonlyMap<number, string>>;
}
