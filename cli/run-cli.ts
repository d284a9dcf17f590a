import type { Command, Console, ExitCode } from "./command.ts";
import { explain } from "./commands/explain.ts";
import { graph } from "./commands/graph.ts";
import { plan } from "./commands/plan.ts";
import { render } from "./commands/render.ts";
import { schema } from "./commands/schema.ts";
import { validate } from "./commands/validate.ts";
import { UsageError } from "./usage-error.ts";

const COMMANDS: readonly Command[] = [validate, render, plan, graph, explain, schema];

const overview = (): string =>
  [
    "slipway COMMAND [options]",
    "",
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    "",
    "slipway COMMAND --help tells a command's options.",
  ].join("\n");

const isHelp = (word: string): boolean => word === "--help" || word === "-h";

/** Runs one command line and gives its exit code. */
export const runCli = async (args: readonly string[], console: Console): Promise<ExitCode> => {
  const [name, ...rest] = args;
  if (name === undefined || isHelp(name) || name === "help") {
    console.out(overview());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((each) => each.name === name);
  if (!command) {
    console.say(`slipway: there is no command "${name}"\n\n${overview()}`);
    return 2;
  }
  if (rest.some(isHelp)) {
    console.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, console);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.say(`slipway ${name}: ${error.message}`);
    return 2;
  }
};
