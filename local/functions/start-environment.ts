import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createRuntimeApi } from "./create-runtime-api.ts";
import type { FunctionSpec } from "./function-spec.ts";
import { functionError, type Outcome } from "./outcome.ts";

export type EnvironmentOptions = {
  readonly node: string;
  readonly region: string;
  readonly endpointUrl: string;
  readonly log: (name: string, line: string) => void;
  /** How many times longer than in Lambda a function may take before it is killed. */
  readonly patience: number;
};

/** An execution environment: one process that answers one invocation after the other. */
export type Environment = {
  invoke(payload: string): Promise<Outcome>;
  /** False once its process has ended. */
  readonly isAlive: () => boolean;
  close(): Promise<void>;
};

const CLIENT = dirname(createRequire(import.meta.url).resolve("aws-lambda-ric"));
const STUB = new URL("./ric/rapid-client.cjs", import.meta.url).pathname;
// What Lambda grants a function to load its code.
const INIT_SECONDS = 10;

const environmentOf = (
  spec: FunctionSpec,
  { region, endpointUrl }: EnvironmentOptions,
  runtimeApi: string,
) => ({
  PATH: process.env.PATH ?? "",
  LANG: "en_US.UTF-8",
  TZ: ":UTC",
  // Whose calls these are: the gateway tells callers apart by their key.
  AWS_ACCESS_KEY_ID: spec.name,
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ENDPOINT_URL: endpointUrl,
  AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
  AWS_LAMBDA_FUNCTION_NAME: spec.name,
  AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(spec.memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${spec.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: "local",
  AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: "true",
  AWS_LAMBDA_RUNTIME_API: runtimeApi,
  LAMBDA_TASK_ROOT: spec.folder,
  _HANDLER: spec.handler,
  NODE_OPTIONS: `--max-old-space-size=${Math.max(64, spec.memoryMegabytes - 64)}`,
  ...spec.environment,
});

/** Starts the real runtime interface client over a function's package. */
export const startEnvironment = async (
  spec: FunctionSpec,
  options: EnvironmentOptions,
): Promise<Environment> => {
  const { log, patience } = options;
  const api = await createRuntimeApi();
  const begun = performance.now();
  const child = spawn(options.node, ["--require", STUB, join(CLIENT, "index.mjs")], {
    cwd: spec.folder,
    env: environmentOf(spec, options, api.address),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let alive = true;
  const ended = new Promise<void>((resolve) => {
    child.once("close", (code, signal) => {
      alive = false;
      api.abandon(functionError("Runtime.ExitError", `the runtime exited: ${signal ?? `code ${code}`}`));
      api.close();
      resolve();
    });
  });
  child.once("error", (error) => api.abandon(functionError("Runtime.StartError", error.message)));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      for (const line of text.split("\n")) if (line !== "") log(spec.name, line);
    });

  const kill = (): void => {
    alive = false;
    child.kill("SIGKILL");
  };
  const within = async (
    seconds: number,
    outcome: Promise<Outcome>,
    late: () => Outcome,
  ): Promise<Outcome> => {
    const timer = setTimeout(
      () => {
        api.abandon(late());
        kill();
      },
      seconds * patience * 1000,
    );
    return outcome.finally(() => clearTimeout(timer));
  };

  let initialised: Promise<Outcome | undefined> | undefined;
  const initialise = (): Promise<Outcome | undefined> => {
    const answer = (outcome: Outcome | undefined): Outcome => outcome ?? { kind: "answer", payload: "" };
    const timedOut = (): Outcome =>
      functionError("Sandbox.Timedout", `the function was not ready after ${INIT_SECONDS} s`);
    initialised ??= within(INIT_SECONDS, api.started.then(answer), timedOut).then((outcome) => {
      log(spec.name, `INIT_START Init Duration: ${(performance.now() - begun).toFixed(1)} ms`);
      return outcome.kind === "error" ? outcome : undefined;
    });
    return initialised;
  };

  return {
    isAlive: () => alive,
    invoke: async (payload) => {
      const failure = await initialise();
      if (failure) {
        kill();
        return failure;
      }
      const { timeoutSeconds: limit, arn } = spec;
      const from = performance.now();
      const { requestId, outcome } = api.invoke({ payload, arn, deadline: Date.now() + limit * 1000 });
      log(spec.name, `START RequestId: ${requestId}`);
      const timedOut = (): Outcome =>
        functionError(
          "Sandbox.Timedout",
          `RequestId: ${requestId} Error: Task timed out after ${limit.toFixed(2)} seconds`,
        );
      const result = await within(limit, outcome, timedOut);
      log(spec.name, `END RequestId: ${requestId}`);
      log(spec.name, `REPORT RequestId: ${requestId} Duration: ${(performance.now() - from).toFixed(2)} ms`);
      return result;
    },
    close: async () => {
      kill();
      await ended;
    },
  };
};
