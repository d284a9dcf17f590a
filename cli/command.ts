import type { Pipelines } from "../shared/ports/pipelines.ts";

/** Where a command's words go, and what it may know of the world around it. */
export type Console = {
  /** The result itself: what a program may read. */
  readonly out: (text: string) => void;
  /** Everything said about the result. */
  readonly say: (text: string) => void;
  /** Whether colours may be used, in the result and in what is said about it. */
  readonly colours: { readonly out: boolean; readonly say: boolean };
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** All that is given on standard input. */
  readonly readInput: () => Promise<string>;
  /** SageMaker's pipelines, wherever the SDK's own settings of endpoint and credentials lead. */
  readonly openPipelines: () => Promise<Pipelines>;
};

/** 0: done; 1: the author has something to mend; 2: the command line makes no sense. */
export type ExitCode = 0 | 1 | 2;

/** One word after `slipway`. */
export type Command = {
  readonly name: string;
  readonly summary: string;
  readonly help: string;
  run(args: readonly string[], console: Console): Promise<ExitCode>;
};
