/** Encodes as AWS's signatures do: everything but letters, digits, `-`, `.`, `_` and `~`. */
export const encodeUri = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
