/** A version that is asked a share of what the stable version is asked, for comparison; nobody gets its answers. */
export type Shadow = {
  readonly version: number;
  /** Of the stable version's requests, in hundredths of a percent at the finest. */
  readonly percent: number;
  /** Which callers' requests it is asked; the same for as long as it stands. */
  readonly salt: string;
  /** By how much, in proportion, numbers of its answers may differ and count as the same. */
  readonly tolerance?: number;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason?: string;
};
