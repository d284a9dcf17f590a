import { writeFile } from "node:fs/promises";
import { costsPage } from "./costs-page.ts";
import { measureCalls } from "./measure-calls.ts";

const COUNTS = new URL("measured-calls.json", import.meta.url);
const PAGE = new URL("../../config-schema/costs.md", import.meta.url);

/** Counts calls and prints what they cost; with `isWritten` the published page says so too. */
export const printCosts = async (isWritten: boolean): Promise<void> => {
  const measured = await measureCalls();
  const page = costsPage(measured);
  console.log(page);
  if (!isWritten) return;
  await writeFile(COUNTS, `${JSON.stringify(measured, null, 2)}\n`);
  await writeFile(PAGE, page);
};
