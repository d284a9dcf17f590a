import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

const OLDEST_PYTHON = [3, 9] as const;

const versionOf = async (command: string, args: readonly string[]): Promise<string | undefined> => {
  try {
    const { stdout, stderr } = await run(command, [...args]);
    return (stdout || stderr).trim();
  } catch {
    return undefined;
  }
};

/** What is missing on this machine, in words that say how to mend it; empty when all is there. */
export const checkTools = async (python: string): Promise<readonly string[]> => {
  const [git, version] = await Promise.all([
    versionOf("git", ["--version"]),
    versionOf(python, ["--version"]),
  ]);
  const [major = 0, minor = 0] =
    /(\d+)\.(\d+)/
      .exec(version ?? "")
      ?.slice(1)
      .map(Number) ?? [];
  const isOld = major < OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor < OLDEST_PYTHON[1]);
  return [
    ...(git === undefined ? ["git is not installed; install it and try again"] : []),
    ...(version === undefined
      ? [`${python} cannot be run; install Python 3.9 or newer, or name it with --python`]
      : []),
    ...(version !== undefined && isOld
      ? [`${python} is ${version}; jobs need Python 3.9 or newer, named with --python`]
      : []),
  ];
};
