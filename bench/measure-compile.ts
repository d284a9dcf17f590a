import { compileUnits } from "./compile-units.ts";
import type { Row } from "./print-table.ts";

const SIZES = [50, 1_000, 10_000];

/** Milliseconds to parse, merge and compile a model unit, as projects grow: flat where the cost is linear. */
export const measureCompile = (): readonly Row[] => {
  const times = SIZES.map((units) => {
    const from = performance.now();
    compileUnits(units);
    return { units, perUnit: (performance.now() - from) / units };
  });
  const [first] = times;
  return times.map(({ units, perUnit }) => ({
    name: `${units} units`,
    value: `${perUnit.toFixed(3)} ms/unit`,
    against: `${(perUnit / (first?.perUnit ?? perUnit)).toFixed(2)}× the smallest project`,
  }));
};
