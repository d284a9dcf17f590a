/** The service's words for a definition that it cannot read. */
export const unparsable = (reason: string): string => `Unable to parse pipeline definition. ${reason}`;
