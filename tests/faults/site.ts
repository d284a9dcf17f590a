/** One logical call of a scenario: the n-th of its name within the k-th invocation of a function, both from 1. */
export type Site = {
  readonly function: string;
  readonly invocation: number;
  readonly call: string;
  readonly nth: number;
};
