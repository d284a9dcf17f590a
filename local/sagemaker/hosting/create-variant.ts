import { join } from "node:path";
import { chooseInstance } from "./choose-instance.ts";
import type { ContainerResponse } from "./container-client.ts";
import { createMultiModelInstance } from "./create-multi-model-instance.ts";
import { createSingleModelInstance } from "./create-single-model-instance.ts";
import type { HostingParts } from "./hosting-parts.ts";
import type { Instance, Invocation } from "./instance.ts";
import type { Measure } from "./metrics/measure.ts";
import type { VariantRecord } from "./variant-record.ts";

/** A production variant at work: instances of the same model. */
export interface Variant {
  readonly variantName: string;
  readonly weight: number;
  readonly isMultiModel: boolean;
  setWeight(weight: number): void;
  /** Starts or closes instances until there are so many; resolves when all of them answer. */
  scale(count: number): Promise<void>;
  invoke(invocation: Invocation): Promise<ContainerResponse>;
  close(): Promise<void>;
}

type Options = {
  readonly parts: HostingParts;
  readonly record: VariantRecord;
  readonly folder: string;
  readonly logFolder: string;
  readonly measure: Measure;
};

/** Prepares a variant, which runs nothing before it is scaled. */
export const createVariant = ({ parts, record, folder, logFolder, measure }: Options): Variant => {
  const { variantName, model, instanceType } = record;
  const isMultiModel = model.mode === "MultiModel";
  const create = isMultiModel ? createMultiModelInstance : createSingleModelInstance;
  let weight = record.weight;
  let instances: readonly Instance[] = [];
  let started = 0;
  let turn = 0;

  const addInstance = (): Instance => {
    started += 1;
    const name = `instance-${started}`;
    const plan = {
      folder: join(folder, variantName, name),
      logFile: join(logFolder, variantName, `${name}.log`),
    };
    return create(parts, { ...plan, model, variantName, instanceType, measure });
  };

  /** Begins with another instance each time, so that those with the same load take turns. */
  const inTurn = (): readonly Instance[] => {
    turn = (turn + 1) % Math.max(1, instances.length);
    return [...instances.slice(turn), ...instances.slice(0, turn)];
  };

  return {
    variantName,
    isMultiModel,
    get weight() {
      return weight;
    },
    setWeight: (wanted) => {
      weight = wanted;
    },
    scale: async (count) => {
      const surplus = instances.slice(count);
      const added = Array.from({ length: Math.max(0, count - instances.length) }, addInstance);
      instances = [...instances.slice(0, count), ...added];
      await Promise.all([
        ...added.map((instance) => instance.start()),
        ...surplus.map((instance) => instance.close()),
      ]);
    },
    invoke: (invocation) => {
      const choice = chooseInstance(inTurn(), invocation.targetModel);
      if (!choice) throw new Error(`variant ${variantName} has no instance`);
      if (choice.spill && invocation.targetModel !== undefined) choice.spill.warm(invocation.targetModel);
      return choice.instance.invoke(invocation);
    },
    close: async () => {
      await Promise.all(instances.map((instance) => instance.close()));
    },
  };
};
