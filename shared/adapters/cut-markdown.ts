const NOTE = "\n\n*The rest is left out: it is longer than GitHub takes.*";
const FENCE = /^ {0,3}(`{3,}|~{3,})/gm;
const CLOSING = "\n```";

/** Markdown of at most `limit` characters: cut at a line's end, with its code block closed and a note that there was more. */
export const cutMarkdown = (text: string, limit: number, note: string = NOTE): string => {
  if (text.length <= limit) return text;
  const room = Math.max(0, limit - note.length - CLOSING.length);
  const lineEnd = text.lastIndexOf("\n", room);
  // A line that is longer than all there is room for is cut within; half of a surrogate pair is no character.
  const kept = text.slice(0, lineEnd > 0 ? lineEnd : room).replace(/[\uD800-\uDBFF]$/, "");
  const isInCode = (kept.match(FENCE)?.length ?? 0) % 2 === 1;
  return `${kept}${isInCode ? CLOSING : ""}${note}`.slice(0, limit);
};
