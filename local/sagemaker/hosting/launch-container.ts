import { join } from "node:path";
import type { Container } from "./container.ts";
import { containerEnvironment } from "./container-environment.ts";
import { ContainerStartError } from "./container-start-error.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { InstancePlan } from "./instance.ts";
import { lastLine } from "./last-line.ts";
import { reservePort, reserveSocket } from "./reserve-address.ts";
import { startContainer } from "./start-container.ts";

export type Launch = InstancePlan & {
  /** The interpreter of the built-in container. */
  readonly python: string;
  /** What this launch adds to the model's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** How long after the caller was told of a silent model its container ends it: the caller always hears the timeout. */
const timeoutMargin = 500;

const serveScript = join(import.meta.dirname, "python", "serve.py");

/** Starts a model's container, the image's own command or the built-in Python one; rejects with {@link ContainerStartError}. */
export const launchContainer = async (
  { context, settings }: HostingParts,
  launch: Launch,
): Promise<Container> => {
  const { model, variantName, logFile, folder, signal } = launch;
  const { region, endpointUrl } = context;
  const imageCommand = settings.containerCommand(model.image ?? "");
  const timeout = {
    SAGEMAKER_MODEL_SERVER_TIMEOUT: String((settings.invocationTimeout + timeoutMargin) / 1000),
  };
  const container = await startContainer({
    command: imageCommand ?? [launch.python, serveScript],
    reserved: await (imageCommand ? reservePort() : reserveSocket()),
    environment: containerEnvironment(
      process.env,
      { region, endpointUrl, roleArn: model.roleArn },
      timeout,
      model.environment,
      launch.environment,
    ),
    folder,
    logFile,
    startLimit: settings.startLimit,
    signal,
  });
  if (!container) throw new ContainerStartError(variantName, await lastLine(logFile));
  return container;
};
