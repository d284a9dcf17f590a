/** Tells whether a text is a whole object name. */
export const isSha = (text: string): boolean => /^[0-9a-f]{40}$/.test(text);
