import type { JobFolder } from "./job-folder.ts";

/** A command to run in a job's container. */
export type ContainerRun = {
  readonly folder: JobFolder;
  /** The command as it reads inside of a container; `/opt/ml` in it is understood. */
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The ARN of the role whose rights the command has. */
  readonly role: string;
  /** The text of a `requirements.txt` that the interpreter must satisfy. */
  readonly requirements?: string | undefined;
  readonly isIsolated: boolean;
  readonly maxRuntimeSeconds: number;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
};
