import type { Finding } from "../../shared/domain/finding.ts";
import { examine } from "../../shared/usecases/doctor/examine.ts";
import { formatTable } from "../format-table.ts";
import { createPaint, type Paint } from "../paint.ts";
import { upkeepCommand } from "../upkeep-command.ts";

const show = (findings: readonly Finding[], paint: Paint): string => {
  const shown = { ok: paint("green", "ok"), warn: paint("yellow", "warn"), fail: paint("red", "fail") };
  return formatTable(
    findings.flatMap(({ check, verdict, says, fix }) => [
      [shown[verdict], check, says],
      ...(fix === undefined ? [] : [["", "", `→ ${fix}`]]),
    ]),
  );
};

/** Tells whether an installation is well. */
export const doctor = upkeepCommand({
  name: "doctor",
  summary: "Looks at every part of an installation and says what to mend.",
  usage: "[options]",
  help: ["  --json             the findings as JSON", "", "Exits with 1 where something cannot work.", ""],
  options: { json: { type: "boolean" } },
  act: async ({ upkeep, values, console }) => {
    const findings = await examine(upkeep);
    console.out(
      values.json === true
        ? JSON.stringify({ findings }, undefined, 2)
        : show(findings, createPaint(console.colours.out)),
    );
    return findings.some(({ verdict }) => verdict === "fail") ? 1 : 0;
  },
});
