/**
 * Hands a target what it is due; a rejection means that the target did not take it. `attributes` come with what goes to a
 * dead-letter queue and tell why.
 */
export type Deliver = (
  targetArn: string,
  input: unknown,
  attributes?: Readonly<Record<string, string>>,
) => Promise<void>;
