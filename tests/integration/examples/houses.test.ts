import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { anExampleRun } from "../../builders/an-example-run.ts";

const EXAMPLE = join(import.meta.dirname, "../../../examples/california-two-stage");

it("the invented districts are what their script makes", async () => {
  const { read } = await anExampleRun({
    source: join(EXAMPLE, "tools"),
    command: ["make_houses.py", "../houses.csv"],
  });
  expect(await read("houses.csv")).toBe(await readFile(join(EXAMPLE, "models/pca/data/houses.csv"), "utf8"));
});
