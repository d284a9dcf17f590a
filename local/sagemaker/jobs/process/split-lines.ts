const longestLine = 16_384;

/** Calls `onLine` with each whole line of a text that arrives in parts; what a line holds beyond 16 KiB is dropped. */
export const splitLines = (onLine: (line: string) => void) => {
  let rest = "";
  return {
    add: (text: string): void => {
      const lines = (rest + text).split(/\r\n|[\r\n]/);
      rest = (lines.pop() ?? "").slice(0, longestLine);
      for (const line of lines) onLine(line.slice(0, longestLine));
    },
    end: (): void => {
      if (rest) onLine(rest);
      rest = "";
    },
  };
};
