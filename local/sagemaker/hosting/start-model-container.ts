import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SageMakerContext } from "../context.ts";
import { createPythonEnvironments } from "../python-environment.ts";
import { createSingleModelInstance } from "./create-single-model-instance.ts";
import type { HostingOptions } from "./hosting-options.ts";
import { readHostingSettings } from "./hosting-settings.ts";
import { parseS3Url } from "./parse-s3-url.ts";

type ModelContainerStart = {
  readonly modelDataUrl: string | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly image: string | undefined;
  /** In whose name the model is read. */
  readonly roleArn?: string | undefined;
  /** The file that gets, appended, what the container prints. */
  readonly log: string;
};

type ModelAnswer = { readonly status: number; readonly body: Buffer; readonly contentType: string };

/** A container that serves one model outside of any endpoint, as batch transform has it. */
export interface ModelContainer {
  /** Gives whatever the model answers, failures included; rejects where it does not answer. */
  invoke(body: Buffer, contentType: string, accept?: string): Promise<ModelAnswer>;
  close(): Promise<void>;
}

export type StartModelContainer = (start: ModelContainerStart) => Promise<ModelContainer>;

/** Starts single-model containers; each start rejects, having left nothing behind, where its container does not get healthy. */
export const createModelContainers = (
  context: SageMakerContext,
  options: HostingOptions = {},
): StartModelContainer => {
  const settings = readHostingSettings(options);
  const folder = join(context.folder, "environments");
  const parts = {
    context,
    settings,
    environments: createPythonEnvironments({ python: settings.python, folder }),
  };

  return async ({ modelDataUrl, environment, image, roleArn, log }) => {
    const data =
      modelDataUrl === undefined ? undefined : { kind: "archive" as const, ...parseS3Url(modelDataUrl) };
    const mode = "SingleModel" as const;
    const model = { modelName: "", image, roleArn, mode, data, environment, isCached: true };
    const disk = join(context.folder, "model-containers", randomUUID());
    const plan = { model, variantName: "AllTraffic", folder: disk, logFile: log, measure: () => {} };
    const instance = createSingleModelInstance(parts, plan);
    try {
      await instance.start();
    } catch (error) {
      await instance.close();
      throw error;
    }
    return {
      invoke: async (body, contentType, accept) => {
        const headers = { "content-type": contentType, ...(accept !== undefined && { accept }) };
        const answer = await instance.invoke({ targetModel: undefined, headers, body });
        const type = answer.headers["content-type"] ?? "application/octet-stream";
        return { status: answer.status, body: answer.body, contentType: type };
      },
      close: instance.close,
    };
  };
};
