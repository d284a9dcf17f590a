import { rm } from "node:fs/promises";
import { join } from "node:path";
import { ArtifactUnavailable } from "./artifact-unavailable.ts";
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
};

/** The disk of a multi-model instance. */
export interface ModelVolume {
  /** Gives the folder of a model's files, downloaded where they are not here; unused models make room for them. */
  place(model: HeldModel, signal: AbortSignal): Promise<string>;
  remove(model: HeldModel): Promise<void>;
}

/** A volume that holds at most so many bytes of models. */
export const createModelVolume = ({ folder, maxBytes, models, fetch, unload }: Options): ModelVolume => {
  const folderOf = ({ name }: HeldModel): string => join(folder, name, "model");
  const used = (): number => [...models.values()].reduce((sum, { bytes = 0 }) => sum + bytes, 0);

  const remove = async (model: HeldModel): Promise<void> => {
    await unload(model);
    model.bytes = undefined;
    await rm(join(folder, model.name), { recursive: true, force: true });
  };

  const makeRoom = async (wanted: HeldModel): Promise<void> => {
    while (used() > maxBytes) {
      const victim = leastRecentlyUsed(models.values(), ({ bytes }) => bytes !== undefined);
      if (!victim) {
        await remove(wanted);
        throw new ArtifactUnavailable(
          `The volume of ${maxBytes} bytes has no room for ${wanted.target}.`,
          undefined,
        );
      }
      await victim.queue.run(() => remove(victim));
    }
  };

  return {
    remove,
    place: async (model, signal) => {
      if (model.bytes === undefined) {
        model.bytes = await fetch(model.target, folderOf(model), signal);
        await makeRoom(model);
      }
      return folderOf(model);
    },
  };
};
