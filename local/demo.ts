import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runDemo } from "./demo/run-demo.ts";
import { StageFailure } from "./demo/stages.ts";
import { checkTools } from "./system/check-tools.ts";

const { values } = parseArgs({
  options: { python: { type: "string", default: "python3" }, sandbox: { type: "string", default: "auto" } },
});

const missing = await checkTools(values.python);
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exit(2);
}

const state = await mkdtemp(join(tmpdir(), "slipway-demo-"));
try {
  const sandbox = values.sandbox === "none" ? "none" : "auto";
  await runDemo({ state, python: values.python, sandbox, print: console.log });
  await rm(state, { recursive: true, force: true });
  process.exit(0);
} catch (error) {
  const stack = error instanceof Error ? error.stack : String(error);
  console.error(`\n✗ ${error instanceof StageFailure ? error.message : stack}\n  logs and state: ${state}`);
  process.exit(1);
}
