import { delimiter, dirname } from "node:path";
import { bearerOf } from "../../../identity/bearer-of.ts";
import type { Interpreter } from "./probe-python.ts";

export type EnvironmentOptions = {
  readonly region: string;
  readonly endpointUrl: string;
  /** The ARN of the role whose rights the process has. */
  readonly role: string;
  readonly interpreter: Interpreter;
  /** Where the job's `python` and `pip` are, as the job sees it. */
  readonly commands: string;
  /** The job's own `/tmp`, as the job sees it. */
  readonly temporary: string;
};

/** What every job's process finds in its environment; nothing of this machine's own is in it. */
export const jobEnvironment = (options: EnvironmentOptions): Record<string, string> => {
  const { region, endpointUrl, role, interpreter, commands, temporary } = options;
  const packages = `${temporary}/packages`;
  const folders = [commands, dirname(interpreter.executable), "/usr/local/bin", "/usr/bin", "/bin"];
  return {
    PATH: [...folders, `${packages}/bin`].join(delimiter),
    HOME: temporary,
    TMPDIR: temporary,
    LANG: "C.UTF-8",
    PYTHONUNBUFFERED: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    PIP_DISABLE_PIP_VERSION_CHECK: "1",
    PIP_NO_INPUT: "1",
    PIP_ROOT_USER_ACTION: "ignore",
    ...(interpreter.takesUserPackages && {
      // What a job installs by itself goes away with it and never changes the interpreter that all jobs share.
      PYTHONUSERBASE: packages,
      PIP_USER: "1",
      PIP_BREAK_SYSTEM_PACKAGES: "1",
      PIP_NO_WARN_SCRIPT_LOCATION: "1",
    }),
    ...(interpreter.userPackages && { PYTHONPATH: interpreter.userPackages }),
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: bearerOf(role),
    AWS_SECRET_ACCESS_KEY: "local",
  };
};
