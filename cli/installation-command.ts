import type { Command, Console, Installation } from "./command.ts";
import { createPaint, type Paint } from "./paint.ts";
import { parseCommand } from "./read-options.ts";
import { UsageError } from "./usage-error.ts";

const OPTIONS = {
  stage: { type: "string" },
  json: { type: "boolean" },
} as const;

const HELP = `  --stage STAGE      which installation (default: dev); region, credentials and endpoint are the SDK's own settings
  --json             the result as JSON`;

/** What the options of a command line say. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

export type InstallationRequest = {
  readonly installation: Installation;
  readonly words: readonly string[];
  readonly values: Values;
  readonly paint: Paint;
  readonly console: Console;
};

export type InstallationCommand = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** How many words it takes, and what they are called. */
  readonly takes: { readonly least: number; readonly most: number; readonly called: string };
  readonly help?: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly act: (request: InstallationRequest) => Promise<{ readonly text: string; readonly json: unknown }>;
};

/** A command on an installation, in AWS or on this machine alike. */
export const installationCommand = ({
  name,
  summary,
  usage,
  takes: { least, most, called },
  help = [],
  options = {},
  act,
}: InstallationCommand): Command => ({
  name,
  summary,
  help: [`slipway ${name} ${usage}`, "", summary, "", ...help, HELP].join("\n"),
  run: async (args, console) => {
    const parsed = parseCommand(args, { ...OPTIONS, ...options });
    const values = parsed.values as Values;
    const { positionals: words } = parsed;
    if (words.length < least || words.length > most)
      throw new UsageError(`give ${called}; slipway ${name} ${usage}`);
    const installation = await console.openInstallation(String(values.stage ?? "dev"));
    const { text, json } = await act({
      installation,
      words,
      values,
      paint: createPaint(console.colours.out),
      console,
    });
    console.out(values.json === true ? JSON.stringify(json, undefined, 2) : text);
    return 0;
  },
});
