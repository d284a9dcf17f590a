/** Where a command's words go, and what it may know of the world around it. */
export type Console = {
  /** The result itself: what a program may read. */
  readonly out: (text: string) => void;
  /** Everything said about the result. */
  readonly say: (text: string) => void;
  readonly isTerminal: boolean;
  readonly folder: string;
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
