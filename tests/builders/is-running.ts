import { execFileSync } from "node:child_process";

/** Whether a process still runs; one that ended counts as ended before its parent, or init, has noticed. */
export const isRunning = (pid: number): boolean => {
  try {
    const state = execFileSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return !state.startsWith("Z");
  } catch {
    return false;
  }
};
