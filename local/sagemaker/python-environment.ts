import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { runCommand } from "./run-command.ts";

/** Finds the Python interpreter that satisfies a `requirements.txt`. */
export interface PythonEnvironments {
  /** The interpreter's path; rejects with pip's own words when the requirements cannot be installed. */
  interpreterFor(requirementsText: string | undefined): Promise<string>;
}

type Options = {
  /** The interpreter (path or name) that requirements are tried against first and environments are built from. */
  readonly python: string;
  /** Holds the environments, one folder for each distinct set of requirements. */
  readonly folder: string;
};

type Interpreter = { readonly executable: string; readonly version: string; readonly satisfied: boolean };

const checkScript = join(import.meta.dirname, "python", "check_requirements.py");

const digestOf = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 32);

const install = async (interpreter: Interpreter, text: string, folder: string): Promise<void> => {
  const file = join(folder, "requirements.txt");
  const python = join(folder, "bin", "python");
  await writeFile(file, text);
  await runCommand([interpreter.executable, "-m", "venv", "--system-site-packages", folder]);
  await runCommand([
    python,
    "-m",
    "pip",
    "install",
    "--disable-pip-version-check",
    "--no-input",
    "--quiet",
    "-r",
    file,
  ]);
};

/** Others may build the same at the same time: the first to put its link in place wins, the rest use the winner's. */
const build = async (interpreter: Interpreter, text: string, path: string): Promise<string> => {
  const python = join(path, "bin", "python");
  if (existsSync(python)) return python;
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(`${path}-`);
  try {
    await install(interpreter, text, folder);
    await symlink(basename(folder), path);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!existsSync(python)) throw error;
  }
  return python;
};

/** Gives the plain interpreter where it suffices, else a virtual environment that is built once and kept on disk. */
export const createPythonEnvironments = ({ python, folder }: Options): PythonEnvironments => {
  const interpreters = new Map<string, Promise<string>>();

  const find = async (text: string): Promise<string> => {
    const interpreter = JSON.parse(await runCommand([python, checkScript], text)) as Interpreter;
    if (interpreter.satisfied) return interpreter.executable;
    const digest = digestOf(interpreter.executable, interpreter.version, text);
    return build(interpreter, text, join(folder, digest));
  };

  return {
    interpreterFor: (requirementsText = "") => {
      const known = interpreters.get(requirementsText);
      if (known !== undefined) return known;
      const found = find(requirementsText);
      interpreters.set(requirementsText, found);
      // A failed installation may succeed later (a network that was away), so only success is remembered.
      found.catch(() => {
        interpreters.delete(requirementsText);
      });
      return found;
    },
  };
};
