import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Bell } from "./create-bell.ts";
import { createQueue } from "./create-queue.ts";
import type { HeldModel } from "./held-model.ts";
import { leastRecentlyUsed } from "./least-recently-used.ts";

type Options = {
  readonly folder: string;
  readonly maxBytes: number;
  readonly models: ReadonlyMap<string, HeldModel>;
  /** Puts a model's artifact into a folder and gives its size. */
  readonly fetch: (target: string, folder: string, signal: AbortSignal) => Promise<number>;
  /** Takes a model out of memory before its files go. */
  readonly unload: (model: HeldModel) => Promise<void>;
  /** Rings when a model stops being used, loaded or unloaded. */
  readonly changes: Bell;
};

/** The disk of a multi-model instance. */
export interface ModelVolume {
  /** Gives the folder of a model's files, downloaded where they are not here; unused models make room for them. */
  place(model: HeldModel, signal: AbortSignal): Promise<string>;
  remove(model: HeldModel): Promise<void>;
}

/** A volume that holds at most so many bytes of models; no single model is larger, as `fetch` sees to. */
export const createModelVolume = ({
  folder,
  maxBytes,
  models,
  fetch,
  unload,
  changes,
}: Options): ModelVolume => {
  const admissions = createQueue();
  const folderOf = ({ name }: HeldModel): string => join(folder, name, "model");
  const used = (): number => [...models.values()].reduce((sum, { bytes = 0 }) => sum + bytes, 0);

  const remove = async (model: HeldModel): Promise<void> => {
    await unload(model);
    model.bytes = undefined;
    await rm(join(folder, model.name), { recursive: true, force: true });
  };

  const makeRoom = async (size: number, signal: AbortSignal): Promise<void> => {
    while (used() + size > maxBytes) {
      const victim = leastRecentlyUsed(models.values(), ({ bytes }) => bytes !== undefined);
      if (victim) await victim.queue.run(() => remove(victim));
      else await changes.next(signal);
    }
  };

  return {
    remove,
    place: async (model, signal) => {
      if (model.bytes === undefined) {
        const size = await fetch(model.target, folderOf(model), signal);
        // One model at a time: two that wait for each other's room would wait for ever.
        await admissions.run(() => makeRoom(size, signal));
        model.bytes = size;
      }
      return folderOf(model);
    },
  };
};
