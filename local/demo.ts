import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runDemo } from "./demo/run-demo.ts";
import { StageFailure } from "./demo/stages.ts";

const { values } = parseArgs({
  options: { python: { type: "string", default: "python3" }, sandbox: { type: "string", default: "auto" } },
});

const state = await mkdtemp(join(tmpdir(), "slipway-demo-"));
try {
  await runDemo({
    state,
    python: values.python,
    sandbox: values.sandbox === "none" ? "none" : "auto",
    print: console.log,
  });
  await rm(state, { recursive: true, force: true });
} catch (error) {
  const reason =
    error instanceof StageFailure
      ? error.message
      : `the demo failed: ${error instanceof Error ? error.stack : String(error)}`;
  console.error(`\n✗ ${reason}\n  logs and state: ${state}`);
  process.exitCode = 1;
}
