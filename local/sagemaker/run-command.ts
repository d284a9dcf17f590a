import { spawn } from "node:child_process";

const tail = (text: string): string => text.trim().split("\n").slice(-20).join("\n");

/** Runs a command to its end and gives its standard output; rejects with the last lines of its errors. */
export const runCommand = (command: readonly string[], input = ""): Promise<string> =>
  new Promise((resolve, reject) => {
    const [program = "", ...parameters] = command;
    const child = spawn(program, parameters, { stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.on("error", (cause) => reject(new Error(`cannot run "${program}": ${cause.message}`, { cause })));
    child.on("close", (code, signal) => {
      if (code === 0) resolve(output);
      else reject(new Error(`"${command.join(" ")}" ended with ${signal ?? code}\n${tail(errors)}`));
    });
    // A command that ends without reading its input breaks the pipe; its exit code tells the story.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
