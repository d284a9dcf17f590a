import { runCli } from "./run-cli.ts";

// A reader that closes the pipe early, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
  isTerminal: process.stderr.isTTY && process.env.NO_COLOR === undefined,
  // npm runs scripts in the package's folder; the caller's own folder is what relative paths mean.
  folder: process.env.INIT_CWD ?? process.cwd(),
});
