import type { Emitted, EmittedObject } from "../emitted.ts";

/** A training job with further channels after its own. */
export const withChannels = (job: EmittedObject, channels: readonly EmittedObject[]): EmittedObject => {
  const own = (job.InputDataConfig ?? []) as readonly Emitted[];
  return channels.length === 0 ? job : { ...job, InputDataConfig: [...own, ...channels] };
};
