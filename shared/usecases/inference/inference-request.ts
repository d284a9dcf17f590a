import type { Inference } from "../../ports/models.ts";

/** What somebody asks of a group, in the bytes that were sent. */
export type InferenceRequest = Omit<Inference, "targetModel" | "signal"> & {
  readonly group: string;
  /** Absent: whatever serves. */
  readonly version?: number;
  /** Stands for the same caller each time, so that it gets the same version while there is a canary. */
  readonly key?: string;
};
