import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SageMakerContext } from "./context.ts";
import type { HostingOptions } from "./hosting/hosting-options.ts";
import { createModelContainers } from "./hosting/start-model-container.ts";
import type { StartModelContainer } from "./jobs/transform/start-model-container.ts";

/** Serves models for batch transforms by the containers that endpoints use; an answer that is no success rejects. */
export const createTransformContainers = (
  context: SageMakerContext,
  options: HostingOptions,
): StartModelContainer => {
  const start = createModelContainers(context, options);
  return async ({ Image, ModelDataUrl, Environment = {} }, roleArn) => {
    const log = join(context.folder, "logs", "model-container", `${randomUUID()}.log`);
    const container = await start({
      modelDataUrl: ModelDataUrl,
      environment: Environment,
      image: Image,
      roleArn,
      log,
    });
    return {
      close: container.close,
      invoke: async (body, type, accept) => {
        const { status, ...answer } = await container.invoke(body, type, accept);
        if (status < 200 || status > 299)
          throw new Error(`the model answered ${status}: ${answer.body.toString("utf8").slice(0, 1024)}`);
        return answer;
      },
    };
  };
};
