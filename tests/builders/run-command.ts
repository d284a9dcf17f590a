import type { Installation, Upkeep } from "../../cli/command.ts";
import { runCli } from "../../cli/run-cli.ts";
import type { Pipeline } from "../../shared/ports/pipelines.ts";
import { createInMemoryPipelines } from "../fakes/in-memory-pipelines.ts";

export type CliRun = { readonly code: number; readonly out: string; readonly said: string };

type World = {
  readonly folder: string;
  readonly input?: string;
  readonly live?: readonly Pipeline[];
  readonly colours?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly installation?: Installation;
  readonly upkeep?: Upkeep;
  /** Hears what is said at once. */
  readonly hear?: (text: string) => void;
  /** Called instead of each pause. */
  readonly meanwhile?: () => Promise<void>;
};

/** Runs one command line in this process, and tells all that it printed. */
export const runCommand = async (
  args: readonly string[],
  {
    folder,
    input = "",
    live = [],
    colours = false,
    environment = {},
    installation,
    upkeep,
    hear = () => {},
    meanwhile = async () => {},
  }: World,
): Promise<CliRun> => {
  const [out, said]: [string[], string[]] = [[], []];
  const pipelines = createInMemoryPipelines();
  for (const pipeline of live) await pipelines.create(pipeline, pipeline.name);
  const code = await runCli(args, {
    out: (text) => out.push(text),
    write: async (text) => {
      out.push(text.replace(/\n$/, ""));
    },
    say: (text) => {
      said.push(text);
      hear(text);
    },
    colours: { out: colours, say: colours },
    folder,
    environment,
    readInput: async () => input,
    openPipelines: async () => pipelines,
    openInstallation: async () => {
      if (installation === undefined) throw new Error("the test gives no installation");
      return installation;
    },
    openUpkeep: async () => {
      if (upkeep === undefined) throw new Error("the test gives no upkeep");
      return upkeep;
    },
    user: "ann",
    pause: meanwhile,
  });
  return { code, out: out.join("\n"), said: said.join("\n") };
};
