import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** The folders of one job: `base` is the job's `/opt/ml`. */
export type JobFolder = {
  readonly root: string;
  readonly base: string;
  /** Becomes the job's `/tmp`. */
  readonly temporary: string;
  /** Holds the commands `python` and `pip`. */
  readonly commands: string;
  /** Where `/opt/ml/...` lies on this machine; refuses a path outside of it. */
  locate(path: string): string;
  remove(): Promise<void>;
};

const containerBase = "/opt/ml";

/** Makes an empty folder for a job's files. */
export const createJobFolder = async (root: string): Promise<JobFolder> => {
  const base = join(root, "opt", "ml");
  const temporary = join(root, "tmp");
  const commands = join(root, "bin");
  await rm(root, { recursive: true, force: true });
  for (const path of [base, temporary, commands]) await mkdir(path, { recursive: true });
  return {
    root,
    base,
    temporary,
    commands,
    locate: (path) => {
      const found = join(base, path.slice(containerBase.length));
      const isInside =
        path.startsWith(`${containerBase}/`) && (found === base || found.startsWith(`${base}/`));
      if (!isInside) throw new Error(`ClientError: the path "${path}" must begin with ${containerBase}/`);
      return found;
    },
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 3 }),
  };
};
