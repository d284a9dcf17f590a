import { printCosts } from "./costs/print-costs.ts";
import { measureCompile } from "./measure-compile.ts";
import { measureCopy } from "./measure-copy.ts";
import { measureLoad } from "./measure-load.ts";
import { measureLoop } from "./measure-loop.ts";
import { measureProcess } from "./measure-process.ts";
import { measurePushes } from "./measure-pushes.ts";
import { printTable } from "./print-table.ts";

const [only, ...options] = process.argv.slice(2);

if (only === "costs") await printCosts(options.includes("--write"));
// By itself, for it takes minutes and 12 GB of disk.
else if (only === "copy") printTable("Copying an artifact", await measureCopy());
else {
  // Every number stands beside a baseline of the same run: machines differ, ratios hardly do.
  printTable("Compiling", measureCompile());
  printTable("A process on the command line", await measureProcess());
  printTable("Loading a packaged function", await measureLoad());
  printTable("What a push calls", await measurePushes());
  for (const { title, rows } of await measureLoop()) printTable(title, rows);
}
