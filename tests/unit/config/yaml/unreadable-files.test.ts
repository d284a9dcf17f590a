import { describe, expect, it } from "@jest/globals";
import type { Diagnostic } from "../../../../shared/domain/diagnostic.ts";
import { compileText } from "../../../builders/compile-text.ts";

const shown = ({ line, column, code, message, hint }: Diagnostic): string =>
  `${line}:${column} [${code}] ${message}${hint === undefined ? "" : ` → ${hint}`}`;

const deep = (levels: number): string => `conf: ${"[".repeat(levels)}${"]".repeat(levels)}`;

const bomb = ["a: &a [x,x,x,x,x,x,x,x,x,x]"]
  .concat([..."bcdefg"].map((name, at) => `${name}: &${name} [${Array(10).fill(`*${"abcdefg"[at]}`)}]`))
  .join("\n");

describe("a conf file that cannot be read", () => {
  it.each<[what: string, text: string, told: string]>([
    ["nothing in it", "", '1:1 [invalid-value] expected a map with the key "conf"'],
    ["a list at its root", "- conf", '1:1 [invalid-value] expected a map with the key "conf"'],
    [
      "no value for conf",
      "conf:",
      '1:6 [invalid-value] "conf" must be a map of models and sagemakerPipeline',
    ],
    [
      "a tab",
      "conf:\n\tmodels: {}",
      "2:1 [yaml-syntax] not valid YAML: Tabs are not allowed as indentation → indent with spaces",
    ],
    [
      "an unclosed quote",
      "conf:\n  models:\n    m: {name: 'it}\n",
      "3:15 [yaml-syntax] not valid YAML: Missing closing 'quote → close what is opened here",
    ],
    [
      "a colon within a value",
      "conf:\n  models: a: b",
      '2:11 [yaml-syntax] not valid YAML: Nested mappings are not allowed in compact mappings → put a value that holds ": " into quotes',
    ],
    [
      "uneven indentation",
      "conf:\n  models: {}\n sagemakerPipeline: {}",
      "3:1 [yaml-syntax] not valid YAML: All mapping items must start at the same column → indent all keys of a map alike",
    ],
    [
      "two documents",
      "conf: {}\n---\nconf: {}",
      '2:1 [yaml-syntax] a file holds one document, and here another begins → put it into a file of its own, or remove the "---"',
    ],
    [
      "a template",
      "conf: {models: {{ models }}}",
      "1:17 [yaml-complex-key] a key must be a plain word, not a map, a list or an alias; text that begins with { or [ needs quotes",
    ],
    ["nesting that exhausts the parser", deep(5000), "1:X [yaml-too-deep] values nest too deep"],
    ["aliases that explode", bomb, "6:7 [yaml-alias-bomb] expanding aliases makes more than 200000 values"],
    [
      "more than a megabyte",
      `conf: {}\n${"# x\n".repeat(300_000)}`,
      "1:1 [yaml-too-large] the file has 1200009 characters; at most 1048576 are read → the models of a project may be spread over several conf files",
    ],
    ["bytes that are no text", "\u0000\u0001conf", "1:1 [yaml-not-text] the file is not text in UTF-8"],
  ])("because of %s is told so once", (_, text, told) => {
    const found = compileText(text).diagnostics.map(shown);
    expect(found.map((one) => one.replace(/^1:\d+ \[yaml-too-deep/, "1:X [yaml-too-deep"))).toEqual([told]);
  });

  it("because its conf is one level too high is told where to put it", () => {
    expect(compileText("models: {}").diagnostics.map(shown)).toEqual([
      '1:1 [unknown-key] unknown key "models" → it belongs into "conf"',
      '1:1 [missing-key] "conf" is missing → a conf file holds conf.models and, where it declares a pipeline, conf.sagemakerPipeline',
    ]);
  });

  it.each([
    ["a byte order mark", "\ufeffconf: {model: {}}", "1:8"],
    ["Windows line ends", "conf:\r\n  model: {}\r\n", "2:3"],
  ])("despite %s points at the right place", (_, text, place) => {
    expect(compileText(text).diagnostics.map(shown)).toEqual([
      `${place} [unknown-key] unknown key "model" → did you mean "models"?`,
    ]);
  });
});
