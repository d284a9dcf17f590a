import { mkdir, rm } from "node:fs/promises";
import { askModel } from "./ask-model.ts";
import type { ContainerResponse } from "./container-client.ts";
import { createModelCache } from "./create-model-cache.ts";
import { fetchCode } from "./fetch-code.ts";
import type { HeldModel } from "./held-model.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { Instance, InstancePlan, Invocation } from "./instance.ts";
import { keepContainer } from "./keep-container.ts";
import { type Launch, launchContainer } from "./launch-container.ts";
import { memoryOfInstance } from "./memory-of-instance.ts";
import { measureTime } from "./metrics/measure-time.ts";
import { modelApi } from "./model-api.ts";
import { ModelNotReady } from "./model-not-ready.ts";
import { rememberSuccess } from "./remember-success.ts";
import { within } from "./within.ts";

const prepare = async (parts: HostingParts, plan: InstancePlan, signal: AbortSignal): Promise<Launch> => {
  await mkdir(plan.folder, { recursive: true });
  const memoryBytes = parts.settings.memoryBytes ?? memoryOfInstance(plan.instanceType);
  const memory = memoryBytes === undefined ? {} : { LOCAL_MEMORY_LIMIT: String(memoryBytes) };
  const code = await fetchCode(parts, plan, signal);
  const environment = { ...memory, ...code, SAGEMAKER_MULTI_MODEL: "true" };
  return { ...plan, python: await parts.environments.interpreterFor(undefined), environment, signal };
};

const submitFolder = ({ environment, model }: Launch): string | undefined =>
  environment.SAGEMAKER_SUBMIT_DIRECTORY ?? model.environment.SAGEMAKER_SUBMIT_DIRECTORY;

/** An invocation that finds its model lost was not begun; others may crash the model again while it is brought back. */
const maxAttempts = 3;

/** An instance whose container holds many models, each loaded from S3 when it is first invoked. */
export const createMultiModelInstance = (parts: HostingParts, plan: InstancePlan): Instance => {
  const { loadWait, loadLimit, invocationTimeout } = parts.settings;
  const closing = new AbortController();
  const launch = rememberSuccess(() => prepare(parts, plan, closing.signal));
  let users = 0;

  const keeper = keepContainer(
    async () => launchContainer(parts, await launch()),
    () => cache.containerEnded(),
  );
  const cache = createModelCache({
    parts,
    plan,
    container: keeper.get,
    codeFolder: async () => submitFolder(await launch()),
    closing: closing.signal,
  });

  const waitFor = (model: HeldModel): Promise<void> =>
    measureTime(plan.measure, "ModelLoadingWaitTime", () =>
      within(loadWait, cache.ensure(model), () => new ModelNotReady(plan.variantName)),
    );

  const ask = async ({ name }: HeldModel, { headers, body }: Invocation): Promise<ContainerResponse> => {
    const path = `/models/${name}/invoke`;
    return askModel(await keeper.get(), { method: "POST", path, headers, body, timeout: invocationTimeout });
  };

  /** The model itself may answer 404; only the container knows whether it lost the model. */
  const wasLost = async (model: HeldModel, { status }: ContainerResponse): Promise<boolean> => {
    if (status !== 404 || (await modelApi(await keeper.get(), loadLimit).isLoaded(model.name))) return false;
    model.isLoaded = false;
    return true;
  };

  const invokeModel = async (
    model: HeldModel,
    invocation: Invocation,
    attempts = maxAttempts,
  ): Promise<ContainerResponse> => {
    await waitFor(model);
    const response = await ask(model, invocation);
    if (attempts === 1 || !(await wasLost(model, response))) return response;
    return invokeModel(model, invocation, attempts - 1);
  };

  return {
    start: async () => {
      await keeper.get();
    },
    invoke: async (invocation) => {
      const model = cache.acquire(invocation.targetModel ?? "");
      users += 1;
      plan.measure("ModelCacheHit", model.isLoaded ? 1 : 0);
      try {
        return await invokeModel(model, invocation);
      } finally {
        users -= 1;
        cache.release(model);
      }
    },
    holds: (target) => cache.find(target)?.isLoaded === true,
    warm: (target) => {
      const model = cache.acquire(target);
      cache.ensure(model).then(
        () => cache.release(model),
        () => cache.release(model),
      );
    },
    load: (target) => (target === undefined ? users : (cache.find(target)?.users ?? 0)),
    close: async () => {
      closing.abort();
      await keeper.close();
      await rm(plan.folder, { recursive: true, force: true });
    },
  };
};
