/** A package whose decision may not have been carried out. */
export type DecisionHint = {
  /** The package's ARN. */
  readonly package: string;
};
