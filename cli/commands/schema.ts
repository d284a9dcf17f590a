import { publishedSchemas } from "../../shared/config/schema/documents/published-schemas.ts";
import type { Command } from "../command.ts";
import { parseCommand } from "../read-options.ts";
import { UsageError } from "../usage-error.ts";

const FILES = new Map([
  ["conf", "conf.schema.json"],
  ["settings", "slipway.schema.json"],
  ["events", "events.schema.json"],
  ["access", "access.schema.json"],
] as const);

/** Prints the JSON Schema of a file that authors or operators write, or of the events that others subscribe to. */
export const schema: Command = {
  name: "schema",
  summary: "Prints the JSON Schema of conf.yaml, .slipway.yaml, the events on the bus or an access file.",
  help: [
    "slipway schema [conf | settings | events | access]",
    "",
    "  conf      of conf.yaml (default)",
    "  settings  of .slipway.yaml",
    "  events    of what the control plane tells on its bus",
    "  access    of the file that says who may call models",
    "  --json    changes nothing: a schema is JSON",
  ].join("\n"),
  run: async (args, { out }) => {
    const { positionals } = parseCommand(args, { json: { type: "boolean" } });
    const [which = "conf", ...more] = positionals;
    const file = [...FILES].find(([name]) => name === which)?.[1];
    if (file === undefined || more.length > 0)
      throw new UsageError(
        `there is no schema of "${positionals.join(" ")}"; use one of ${[...FILES.keys()].join(", ")}`,
      );
    out(JSON.stringify(publishedSchemas()[file], undefined, 2));
    return 0;
  },
};
