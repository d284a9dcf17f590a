import type { Command, Console, ExitCode } from "./command.ts";
import { abort } from "./commands/abort.ts";
import { access } from "./commands/access.ts";
import { approve } from "./commands/approve.ts";
import { canary } from "./commands/canary.ts";
import { doctor } from "./commands/doctor.ts";
import { explain } from "./commands/explain.ts";
import { exportRecords } from "./commands/export.ts";
import { github } from "./commands/github.ts";
import { graph } from "./commands/graph.ts";
import { history } from "./commands/history.ts";
import { importRecords } from "./commands/import.ts";
import { keys } from "./commands/keys.ts";
import { pin } from "./commands/pin.ts";
import { plan } from "./commands/plan.ts";
import { promote } from "./commands/promote.ts";
import { prune } from "./commands/prune.ts";
import { redrive } from "./commands/redrive.ts";
import { reject } from "./commands/reject.ts";
import { render } from "./commands/render.ts";
import { resume } from "./commands/resume.ts";
import { revert } from "./commands/revert.ts";
import { rollback } from "./commands/rollback.ts";
import { schema } from "./commands/schema.ts";
import { shadow } from "./commands/shadow.ts";
import { status } from "./commands/status.ts";
import { suspend } from "./commands/suspend.ts";
import { sync } from "./commands/sync.ts";
import { uninstall } from "./commands/uninstall.ts";
import { unpin } from "./commands/unpin.ts";
import { validate } from "./commands/validate.ts";
import { why } from "./commands/why.ts";
import { UsageError } from "./usage-error.ts";

const ON_FILES: readonly Command[] = [validate, render, plan, graph, explain, schema, access];
const ON_AN_INSTALLATION: readonly Command[] = [
  status,
  why,
  history,
  sync,
  rollback,
  suspend,
  resume,
  prune,
  approve,
  reject,
  revert,
  pin,
  unpin,
  canary,
  promote,
  abort,
  shadow,
  keys,
];
const OF_AN_OPERATOR: readonly Command[] = [doctor, redrive, github, exportRecords, importRecords, uninstall];
const COMMANDS = [...ON_FILES, ...ON_AN_INSTALLATION, ...OF_AN_OPERATOR];

const list = (commands: readonly Command[]): readonly string[] =>
  commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`);

const overview = (): string =>
  [
    "slipway COMMAND [options]",
    "",
    "On conf files:",
    ...list(ON_FILES),
    "",
    "On an installation, in AWS or on this machine:",
    ...list(ON_AN_INSTALLATION),
    "",
    "For whoever operates it:",
    ...list(OF_AN_OPERATOR),
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
