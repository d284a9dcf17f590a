import { stripVTControlCharacters } from "node:util";

const widthOf = (cell: string): number => stripVTControlCharacters(cell).length;

/** Rows as columns of equal width, two spaces apart; the last column is as wide as it is. */
export const formatTable = (rows: readonly (readonly string[])[]): string => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ""))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - widthOf(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};
