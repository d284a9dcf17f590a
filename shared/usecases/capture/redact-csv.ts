const CELL = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;

const REDACTED = "redacted";

/** CSV without what some columns, counted from 1, hold; undefined for what is no CSV. */
export const redactCsv = (text: string, columns: readonly number[]): string | undefined => {
  const hidden = new Set(columns);
  let column = 1;
  let read = 0;
  let redacted = "";
  for (const [whole, cell = "", end = ""] of text.matchAll(CELL)) {
    read += whole.length;
    redacted += `${hidden.has(column) && cell !== "" ? REDACTED : cell}${end}`;
    column = end === "," ? column + 1 : 1;
  }
  // A stray quote is skipped by the pattern: where cells begin and end is not known then.
  return read === text.length ? redacted : undefined;
};
