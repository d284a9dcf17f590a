import { runCommand } from "../../run-command.ts";
import { sandboxCommand } from "./sandbox-command.ts";

export type SandboxWish = "auto" | "bwrap" | "none";

const hint =
  "scripts that name /opt/ml by itself, instead of by SM_* variables or arguments, need bubblewrap";

const tryBubblewrap = async (folder: string): Promise<void> => {
  const options = {
    base: folder,
    temporary: folder,
    commands: folder,
    workingFolder: "/opt/ml",
    readable: [],
    hasNetwork: false,
  };
  await runCommand([...sandboxCommand(options), "/bin/sh", "-c", "exit 0"]);
};

const lastLine = (error: unknown): string =>
  String((error as Error).message)
    .trim()
    .split("\n")
    .at(-1) ?? "";

/** Tells whether jobs run inside of bubblewrap; `auto` warns and goes without where it cannot be used. */
export const chooseSandbox = async (
  wish: SandboxWish,
  folder: string,
  warn: (message: string) => void,
): Promise<boolean> => {
  if (wish === "none") return false;
  try {
    await tryBubblewrap(folder);
    return true;
  } catch (error) {
    if (wish === "bwrap") throw new Error(`bubblewrap cannot run here: ${lastLine(error)}`, { cause: error });
    warn(`jobs run as plain processes, as bubblewrap cannot run here (${lastLine(error)}); ${hint}`);
    return false;
  }
};
