import { execFile } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { anExampleRun } from "../../builders/an-example-run.ts";

const run = promisify(execFile);
const EXAMPLES = join(import.meta.dirname, "../../../examples");

// Python starts several times, on a machine that may be busy.
// Parses without writing bytecode into the examples, as py_compile would.
const PARSE =
  "import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path, encoding='utf-8').read(), path)";

it("the examples' scripts are Python, those that need other packages too", async () => {
  const files = await readdir(EXAMPLES, { recursive: true });
  const scripts = files.filter((file) => file.endsWith(".py")).map((file) => join(EXAMPLES, file));
  expect(scripts.length).toBeGreaterThan(20);
  await expect(run("python3", ["-c", PARSE, ...scripts])).resolves.toBeDefined();
});

it.each([
  ["bikes-for-each", "make_rides.py", "model/data/rides.csv"],
  ["california-two-stage", "make_houses.py", "models/pca/data/houses.csv"],
  ["rent-gates", "make_flats.py", "model/data/flats.csv"],
])("the data of %s is what its script makes", async (example, script, data) => {
  const source = join(EXAMPLES, example, "tools");
  const { read } = await anExampleRun({ source, command: [script, "../made.csv"] });
  expect(await read("made.csv")).toBe(await readFile(join(EXAMPLES, example, data), "utf8"));
});

describe("the preparation of llm-ticket-summaries", () => {
  const example = join(EXAMPLES, "llm-ticket-summaries");
  const prepare = (VALIDATION_FRACTION: string) =>
    anExampleRun({
      source: join(example, "model"),
      command: ["-m", "prepare", "prepare.py"],
      environment: { VALIDATION_FRACTION },
      inputs: { "processing/input/tickets": join(example, "samples") },
    });

  it("puts each ticket into one part, and the summary nowhere into its prompt", async () => {
    const { read } = await prepare("0.2");
    const rowsOf = async (part: string) =>
      (await read(`processing/output/${part}/prompts.jsonl`))
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { prompt: string; completion: string });
    const [train, validation] = [await rowsOf("train"), await rowsOf("validation")];
    const prompts = [...train, ...validation].map(({ prompt }) => prompt);
    expect(new Set(prompts).size).toBe(10);
    for (const { prompt, completion } of train) {
      expect(prompt).toMatch(/^Summarise .*\n\n### Ticket\n.+\n\n### Summary\n$/);
      expect(prompt).not.toContain(completion);
    }
  });

  it("refuses to leave a part empty", async () => {
    await expect(prepare("0")).rejects.toThrow("no ticket is left for the part validation");
  });
});
