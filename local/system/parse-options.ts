import { parseArgs } from "node:util";
import type { HostingOptions } from "../sagemaker/hosting/hosting-options.ts";
import { readHostingOptions } from "./read-hosting-options.ts";
import { readParameters } from "./read-parameters.ts";

/** How the local system is to run. */
export type SystemOptions = {
  readonly port: number;
  /** Holds everything that survives a restart. */
  readonly state: string;
  readonly python: string;
  readonly sandbox: "auto" | "bwrap" | "none";
  readonly reset: boolean;
  /** Of the installation, in place of their defaults. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly hosting?: HostingOptions;
};

export type ParsedOptions =
  | { readonly kind: "options"; readonly options: SystemOptions }
  | { readonly kind: "help"; readonly text: string }
  | { readonly kind: "mistake"; readonly text: string };

export const HELP = `Runs the whole loop on this machine: git, SageMaker, Lambda, S3, DynamoDB, EventBridge. No AWS account, no Docker.

  npm run local -- [options]

  --port N          port on 127.0.0.1                            (default 4747)
  --state DIR       where state, logs and repositories are kept  (default .slipway/local)
  --python PATH     the interpreter that jobs and models run in  (default python3)
  --sandbox KIND    auto, bwrap or none: whether jobs see their own /opt/ml through bubblewrap
                    (default auto: bubblewrap where it is installed, else plain processes)
  --container IMAGE=COMMAND
                    the server of an image, which listens on 127.0.0.1 at $SAGEMAKER_BIND_TO_PORT and answers SageMaker's
                    container API; may be given again   (default: the built-in Python container serves every image)
  --model-memory N  MiB that an instance's models take together before the least recently used is unloaded
                    (default: what the endpoint's instance type has)
  --param NAME=VALUE
                    a parameter of the deployment, such as invokerAuth=NONE; may be given again (config-schema/deploy.md)
  --reset           forget all state first
  --help            this text
`;

const SANDBOXES = ["auto", "bwrap", "none"] as const;

/** Reads the command line of the local system. */
export const parseOptions = (args: readonly string[]): ParsedOptions => {
  const mistake = (text: string): ParsedOptions => ({ kind: "mistake", text: `${text}\n\n${HELP}` });
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: "string", default: "4747" },
        state: { type: "string", default: ".slipway/local" },
        python: { type: "string", default: "python3" },
        sandbox: { type: "string", default: "auto" },
        container: { type: "string", multiple: true },
        "model-memory": { type: "string" },
        param: { type: "string", multiple: true, default: [] },
        reset: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    const port = Number(values.port);
    const sandbox = SANDBOXES.find((kind) => kind === values.sandbox);
    if (values.help) return { kind: "help", text: HELP };
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      return mistake(`--port ${values.port}: a port is a number from 0 to 65535`);
    if (!sandbox) return mistake(`--sandbox ${values.sandbox}: choose one of ${SANDBOXES.join(", ")}`);
    const { state, python, reset } = values;
    const hosting = readHostingOptions(values, process.cwd());
    const parameters = readParameters(values.param);
    return { kind: "options", options: { port, state, python, sandbox, reset, hosting, parameters } };
  } catch (error) {
    return mistake(error instanceof Error ? error.message : String(error));
  }
};
