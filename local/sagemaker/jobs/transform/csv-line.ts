const field = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y;

/** The fields of one line of CSV, with their quotes, so that a field that is only passed on stays as it was. */
export const readCsvLine = (line: string): readonly string[] => {
  const fields: string[] = [];
  field.lastIndex = 0;
  for (;;) {
    const found = field.exec(line);
    if (!found) throw new Error("ClientError: a line of the data is no CSV");
    fields.push(found[1] ?? "");
    if (!found[0].endsWith(",") || found[0].length === (found[1] ?? "").length) return fields;
    if (field.lastIndex >= line.length) return [...fields, ""];
  }
};

/** One line of CSV. */
export const writeCsvLine = (fields: readonly unknown[]): string => fields.join(",");
