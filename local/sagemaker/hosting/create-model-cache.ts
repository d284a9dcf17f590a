import { join } from "node:path";
import { s3As } from "../s3-as.ts";
import type { Container } from "./container.ts";
import { createBell } from "./create-bell.ts";
import { createModelVolume } from "./create-model-volume.ts";
import { createQueue } from "./create-queue.ts";
import { enterModel } from "./enter-model.ts";
import { fetchArchive } from "./fetch-archive.ts";
import { findInterpreter } from "./find-interpreter.ts";
import { createHeldModel, type HeldModel } from "./held-model.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { InstancePlan } from "./instance.ts";
import { measureTime } from "./metrics/measure-time.ts";
import { modelApi } from "./model-api.ts";
import { ModelFailure } from "./model-failure.ts";

type Options = {
  readonly parts: HostingParts;
  readonly plan: InstancePlan;
  /** The instance's container, started where it is not running. */
  readonly container: () => Promise<Container>;
  /** Where the code shared by all models lies, if there is any. */
  readonly codeFolder: () => Promise<string | undefined>;
  /** Aborted when the instance closes. */
  readonly closing: AbortSignal;
};

/** The models of one multi-model instance, on its disk and in its container's memory. */
export interface ModelCache {
  find(target: string): HeldModel | undefined;
  /** Uses a model, which nothing takes away until `release`. */
  acquire(target: string): HeldModel;
  release(model: HeldModel): void;
  /** Resolves when the model is in memory, loading it once for all who wait. */
  ensure(model: HeldModel): Promise<void>;
  /** Forgets what was in the memory of a container that ended. */
  containerEnded(): void;
}

/** Loads models when they are first used and drops the least recently used for want of memory or disk. */
export const createModelCache = ({ parts, plan, container, codeFolder, closing }: Options): ModelCache => {
  const { context, settings, environments } = parts;
  const models = new Map<string, HeldModel>();
  const evictions = createQueue();
  const changes = createBell();
  let clock = 0;

  const unload = async (model: HeldModel): Promise<void> => {
    if (!model.isLoaded) return;
    const api = modelApi(await container(), settings.loadLimit);
    await measureTime(plan.measure, "ModelUnloadingTime", () => api.unload(model.name));
    model.isLoaded = false;
  };

  const fetch = (target: string, folder: string, signal: AbortSignal): Promise<number> => {
    const { bucket, key } = plan.model.data ?? { bucket: "", key: "" };
    const location = { bucket, key: `${key.replace(/\/$/, "")}/${target}`.replace(/^\//, "") };
    const limits = { maxBytes: settings.diskBytes, signal };
    return measureTime(plan.measure, "ModelDownloadingTime", () =>
      fetchArchive({ s3: s3As(context, plan.model.roleArn), location, folder, ...limits }),
    );
  };

  const volume = createModelVolume({
    folder: join(plan.folder, "models"),
    maxBytes: settings.diskBytes,
    models,
    fetch,
    unload,
    changes,
  });

  const bringIn = async (model: HeldModel, signal: AbortSignal): Promise<void> => {
    const url = await volume.place(model, signal);
    // A container of the user's own brings what its models require.
    const isOwn = settings.containerCommand(plan.model.image ?? "") !== undefined;
    const python = isOwn ? undefined : await findInterpreter(environments, url, await codeFolder());
    const api = modelApi(await container(), settings.loadLimit);
    const post = () => api.load({ name: model.name, url, python, signal });
    await enterModel({ model, models, post, unload, evictions, changes, signal, measure: plan.measure });
  };

  const giveUp = async (model: HeldModel, error: unknown, signal: AbortSignal): Promise<unknown> => {
    // A container that is still loading the model must stop, or the next attempt would meet this one.
    const stop = async () => modelApi(await container(), settings.loadLimit).unload(model.name);
    if (signal.aborted) await stop().catch(() => {});
    await volume.remove(model);
    if (!signal.aborted || closing.aborted) return error;
    return new ModelFailure(0, `The model did not load within ${settings.loadLimit / 1000} seconds.`);
  };

  const load = async (model: HeldModel): Promise<void> => {
    const signal = AbortSignal.any([closing, AbortSignal.timeout(settings.loadLimit)]);
    try {
      await bringIn(model, signal);
    } catch (error) {
      throw closing.aborted ? error : await giveUp(model, error, signal);
    }
  };

  const forgetIfGone = (model: HeldModel): void => {
    const isGone = !model.isLoaded && model.bytes === undefined && model.users === 0 && model.queue.isIdle();
    if (isGone) models.delete(model.target);
  };

  return {
    find: (target) => models.get(target),
    acquire: (target) => {
      const model = models.get(target) ?? createHeldModel(target, changes.ring);
      models.set(target, model);
      clock += 1;
      model.lastUsed = clock;
      model.users += 1;
      return model;
    },
    release: (model) => {
      model.users -= 1;
      changes.ring();
      const isDropped = !plan.model.isCached && model.users === 0;
      const settled = isDropped ? model.queue.run(() => volume.remove(model)) : Promise.resolve();
      // A model that could not be taken out of memory is still there, and serves the next invocation.
      settled.catch(() => {}).finally(() => forgetIfGone(model));
    },
    ensure: (model) => {
      if (model.isLoaded && model.queue.isIdle()) return Promise.resolve();
      if (!model.loading) {
        model.loading = model.queue
          .run(() => load(model))
          .finally(() => {
            model.loading = undefined;
            forgetIfGone(model);
          });
        // Those who wait learn of a failure; when all have left, nobody must.
        model.loading.catch(() => {});
      }
      return model.loading;
    },
    containerEnded: () => {
      for (const model of models.values()) model.isLoaded = false;
      changes.ring();
    },
  };
};
