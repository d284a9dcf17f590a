import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { percentile } from "./percentile.ts";
import type { Row } from "./print-table.ts";

const run = promisify(execFile);
const ROUNDS = 5;
const EXAMPLE = new URL("../examples/breast-cancer", import.meta.url).pathname;
const SIZES = [50, 10_000];

/** Milliseconds of a whole process, the median of several. */
const time = async (args: readonly string[]): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await run(process.execPath, [...args]);
    times.push(performance.now() - from);
  }
  return percentile(times, 0.5);
};

/** The most memory, in MB, that a process took to compile so many units. */
const peak = async (units: number): Promise<number> => {
  const module = JSON.stringify(new URL("compile-units.ts", import.meta.url).href);
  const script = `const { compileUnits } = await import(${module}); compileUnits(${units}); console.log(process.resourceUsage().maxRSS / 1024);`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
  return Number(stdout);
};

/** What an author waits for on the command line, and how much memory a compilation takes. */
export const measureProcess = async (): Promise<readonly Row[]> => {
  const bare = await time(["-e", ""]);
  const whole = await time([new URL("../cli/main.ts", import.meta.url).pathname, "validate", EXAMPLE]);
  const peaks = await Promise.all(SIZES.map(peak));
  return [
    {
      name: "slipway validate, one unit",
      value: `${whole.toFixed(0)} ms`,
      against: `${(whole / bare).toFixed(1)}× a process that does nothing`,
    },
    ...SIZES.map((units, index) => ({
      name: `peak memory, ${units} units`,
      value: `${peaks[index]?.toFixed(0)} MB`,
      against: `${((peaks[index] ?? 0) / (peaks[0] ?? 1)).toFixed(2)}× the smallest project`,
    })),
  ];
};
