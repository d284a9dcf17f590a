import { ControlPlaneError } from "../shared/domain/control-plane-error.ts";
import type { Command, Console, ExitCode, Upkeep } from "./command.ts";
import { parseCommand } from "./read-options.ts";
import { UsageError } from "./usage-error.ts";

export type UpkeepCommand = {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  /** What its words are called; it takes each of them, or none. */
  readonly takes?: readonly string[];
  readonly help?: readonly string[];
  readonly options?: Readonly<Record<string, { readonly type: "string" | "boolean" }>>;
  readonly act: (request: {
    readonly upkeep: Upkeep;
    readonly words: readonly string[];
    readonly values: Readonly<Record<string, string | boolean | undefined>>;
    readonly console: Console;
  }) => Promise<ExitCode>;
};

const HELP =
  "  --stage STAGE      which installation (default: dev); region, credentials and endpoint are the SDK's own settings";

const mistakesOf = (error: unknown): readonly ControlPlaneError[] => {
  const mistakes: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
  if (!mistakes.every((each) => each instanceof ControlPlaneError)) throw error;
  return mistakes;
};

/** A command of an operator on an installation as a whole; what stands in its way is told with the next step. */
export const upkeepCommand = ({
  name,
  summary,
  usage,
  takes = [],
  help = [],
  options = {},
  act,
}: UpkeepCommand): Command => ({
  name,
  summary,
  help: [`slipway ${name} ${usage}`, "", summary, "", ...help, HELP].join("\n"),
  run: async (args, console) => {
    const parsed = parseCommand(args, { stage: { type: "string" }, ...options });
    const values = parsed.values as Readonly<Record<string, string | boolean | undefined>>;
    const { positionals: words } = parsed;
    if (words.length !== takes.length)
      throw new UsageError(`give ${takes.join(" ") || "options only"}; slipway ${name} ${usage}`);
    const upkeep = await console.openUpkeep(String(values.stage ?? "dev"));
    try {
      return await act({ upkeep, words, values, console });
    } catch (error) {
      for (const { message, hint } of mistakesOf(error)) console.say(`slipway ${name}: ${message}; ${hint}`);
      return 1;
    }
  },
});
