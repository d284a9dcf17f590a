/** Text in Markdown that means nothing but itself: no markup, no HTML, no table cell, and it mentions nobody. */
export const plainText = (text: string): string =>
  text
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>|#~&]/g, (character) => `\\${character}`)
    // A zero-width space: GitHub notifies whoever stands behind an @.
    .replaceAll("@", "@\u200b");
