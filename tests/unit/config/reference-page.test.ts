import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { referencePage } from "../../../shared/config/schema/documents/reference-page.ts";
import { STEP_CLASSES } from "../../../shared/config/schema/step-classes.ts";

const page = referencePage();

/** Lines of the table below a heading. */
const rowsBelow = (heading: string): readonly string[] =>
  (page.split(heading)[1] ?? "")
    .split("\n#")[0]
    ?.split("\n")
    .filter((line) => line.startsWith("| `")) ?? [];

describe("the reference of keys", () => {
  it("is as the validators are (else run node config-schema/generate.mjs)", () => {
    const published = readFileSync(new URL("../../../config-schema/reference.md", import.meta.url), "utf8");
    expect(published).toBe(page);
  });

  it("tells type, need and default of a key, and keys inside lists and maps", () => {
    const rows = rowsBelow("### `train`: Training");
    expect(rows).toContain(
      "| `instance_count` | whole number, reference | Number of instances; by default 1. |",
    );
    expect(rows.some((row) => row.startsWith("| `image_uri` **required** | text |"))).toBe(true);
    expect(
      rows.some((row) => row.startsWith("| `channels.<name>.dataFiles[].fileName` **required** |")),
    ).toBe(true);
    expect(
      rows.some((row) => row.startsWith("| `input_mode` | `File`, `Pipe`, `FastFile`, reference |")),
    ).toBe(true);
  });

  it("names every class of step", () => {
    const [row = ""] = rowsBelow("## Steps:");
    for (const name of STEP_CLASSES) expect(row).toContain(`\`${name}\``);
  });

  it("tells a key that may stand alone or in a list once", () => {
    expect(rowsBelow("## Steps:").filter((row) => row.includes("max_attempts"))).toHaveLength(1);
  });

  it("leaves no key without a meaning", () => {
    expect(page.split("\n").filter((line) => line.startsWith("| `") && line.endsWith("|  |"))).toEqual([]);
  });
});
