import { join } from "node:path";
import { runCommand } from "../../run-command.ts";

/** An interpreter and where it and its packages live. */
export type Interpreter = {
  readonly executable: string;
  readonly prefixes: readonly string[];
  /** Whether pip may put packages beside the interpreter's own, as every one but that of a closed virtual environment allows. */
  readonly takesUserPackages: boolean;
  readonly userPackages: string | null;
};

const script = join(import.meta.dirname, "..", "python", "probe.py");

/** Asks an interpreter where it lives. */
export const probePython = async (python: string): Promise<Interpreter> =>
  JSON.parse(await runCommand([python, script])) as Interpreter;
