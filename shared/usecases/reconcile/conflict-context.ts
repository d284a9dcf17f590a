/** Where an author finds out about a conflict that another repository's commit made. */
export const conflictContext = (repository: string): string => `slipway/conflict with ${repository}`;
