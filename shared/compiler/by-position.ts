import type { Diagnostic } from "../domain/diagnostic.ts";

const compareText = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

/** Orders diagnostics as a reader meets their places. */
export const byPosition = (a: Diagnostic, b: Diagnostic): number =>
  compareText(a.repository, b.repository) ||
  compareText(a.file, b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0);
