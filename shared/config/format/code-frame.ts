const CONTEXT = 1;

/** The lines around a spot, numbered, with a mark below the spot. */
export const codeFrame = (text: string, line: number, column: number): string => {
  const lines = text.split("\n");
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.length, line + CONTEXT);
  const width = String(last).length;
  return lines
    .slice(first - 1, last)
    .flatMap((content, index) => {
      const number = first + index;
      const shown = `${number === line ? ">" : " "} ${String(number).padStart(width)} | ${content}`;
      return number === line
        ? [shown, `  ${" ".repeat(width)} | ${" ".repeat(Math.max(0, column - 1))}^`]
        : [shown];
    })
    .join("\n");
};
