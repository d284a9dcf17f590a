import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "@jest/globals";
import { parseDocument } from "yaml";

const ROOT = join(import.meta.dirname, "../../..");

const parameters: Readonly<Record<string, unknown>> = parseDocument(
  readFileSync(join(ROOT, "serverless.yml"), "utf8"),
).toJS().params.default;

const tokensOf = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]*)`|\bempty\b/g)].map(([, code]) => code ?? "");

const [, section = ""] =
  /^## Parameters$(.*?)^## /ms.exec(readFileSync(join(ROOT, "config-schema/deploy.md"), "utf8")) ?? [];

/** Names with their defaults, as the page's table has them. */
const documented = Object.fromEntries(
  section
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => {
      const cells = line.split(" | ");
      const [names, defaults] = [tokensOf(cells.at(0) ?? ""), tokensOf(cells.at(-1) ?? "")];
      return names.map((name, at) => [name, defaults[at]] as const);
    }),
);

it("tells of every parameter of an installation, with its default", () => {
  const expected = Object.entries(parameters).map(([name, value]) => [name, String(value)] as const);
  expect(documented).toEqual(Object.fromEntries(expected));
});
