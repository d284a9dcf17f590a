import type { Operations } from "../../gateway/json-service.ts";
import type { Call } from "../call.ts";
import type { SageMakerContext } from "../context.ts";
import { createContainers } from "./container/create-containers.ts";
import type { JobOptions } from "./job-options.ts";
import { createProcessingOperations } from "./processing/create-processing-operations.ts";
import { createTrainingOperations } from "./training/create-training-operations.ts";
import { createTransformOperations } from "./transform/create-transform-operations.ts";
import { createTuningOperations } from "./tuning/create-tuning-operations.ts";

/** A group of operations that has work going on. */
export type WorkingOperations = {
  readonly operations: Operations;
  /** Settles what an earlier process left unfinished; to be called once, before any operation. */
  resume(): void;
  /** Ends all work; what was running is settled by the next `resume`. */
  close(): Promise<void>;
};

/** SageMaker's training, processing, transform and tuning jobs, run on this machine. */
export const createJobOperations = (
  context: SageMakerContext,
  call: Call,
  options: JobOptions,
): WorkingOperations => {
  const { python, sandbox, warn, stopGraceSeconds = 120 } = options;
  const closing = new AbortController();
  const containers = createContainers(context, {
    closing: closing.signal,
    python,
    sandbox,
    warn,
    graceSeconds: stopGraceSeconds,
  });
  const runtime = { context, containers, closing: closing.signal };
  const training = createTrainingOperations(runtime);
  const kinds = [
    training,
    createProcessingOperations(runtime),
    createTransformOperations({ runtime, call, startModelContainer: options.startModelContainer }),
    createTuningOperations({ runtime, call, trainingStore: training.store }),
  ];
  return {
    operations: Object.assign({}, ...kinds.map(({ operations }) => operations)),
    resume: () => {
      for (const { lifecycle } of kinds) lifecycle.resume();
    },
    close: async () => {
      closing.abort();
      await Promise.all(kinds.map(({ lifecycle }) => lifecycle.close()));
    },
  };
};
