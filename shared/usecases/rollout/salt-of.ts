/** The salt of a canary or shadow that begins at a moment; no other one of its group has it. */
export const saltOf = (version: number, at: number): string => `${version}-${at.toString(36)}`;
