import { checkTools } from "./system/check-tools.ts";
import { parseOptions } from "./system/parse-options.ts";
import { showWelcome } from "./system/show-welcome.ts";
import { startSystem } from "./system/start-system.ts";

const parsed = parseOptions(process.argv.slice(2));
if (parsed.kind !== "options") {
  (parsed.kind === "help" ? console.log : console.error)(parsed.text);
  process.exit(parsed.kind === "help" ? 0 : 2);
}

const missing = await checkTools(parsed.options.python);
if (missing.length > 0) {
  console.error(missing.join("\n"));
  process.exit(2);
}

try {
  const system = await startSystem({ ...parsed.options, print: console.log });
  const { remote } = await system.createRepository({ owner: "acme", name: "models" });
  console.log(showWelcome(system, remote));
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await stopped;
  console.log("\nstopping");
  await system.close();
  process.exit(0);
} catch (error) {
  console.error(`the local system did not start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
