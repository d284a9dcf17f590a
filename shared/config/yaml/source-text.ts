import type { ConfigFile } from "../../domain/config-file.ts";

/** A file and where its lines start, so that an offset can be told as line and column. */
export type SourceText = {
  readonly file: ConfigFile;
  readonly locate: (offset: number) => { readonly line: number; readonly column: number };
};

const lineStarts = (text: string): readonly number[] => {
  // Editors do not count a byte order mark.
  const starts = [text.startsWith("\ufeff") ? 1 : 0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
};

const lastAtMost = (starts: readonly number[], offset: number): number => {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Prepares a file for being pointed into. */
export const createSourceText = (file: ConfigFile): SourceText => {
  let starts: readonly number[] | undefined;
  return {
    file,
    locate: (offset) => {
      starts ??= lineStarts(file.text);
      const line = lastAtMost(starts, offset);
      return { line: line + 1, column: Math.max(offset - (starts[line] ?? 0), 0) + 1 };
    },
  };
};
