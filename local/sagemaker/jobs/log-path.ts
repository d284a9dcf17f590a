import { join } from "node:path";

/** Where the output of a job is kept; `resource` is the type in its ARN, such as `training-job`. */
export const logPath = (folder: string, resource: string, name: string): string =>
  join(folder, "logs", resource, `${name}.log`);
