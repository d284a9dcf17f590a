/** One measurement: what was measured, its value, and what it is compared with in the same run. */
export type Row = { readonly name: string; readonly value: string; readonly against?: string };

/** Prints a section of measurements as a table. */
export const printTable = (title: string, rows: readonly Row[]): void => {
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`\n${title}`);
  for (const { name, value, against = "" } of rows)
    console.log(`  ${name.padEnd(width)}  ${value.padStart(18)}  ${against}`);
};
