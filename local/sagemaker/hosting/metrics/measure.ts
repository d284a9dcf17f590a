/** A multi-model variant's metrics, as CloudWatch calls them; times in microseconds. */
export type Metric =
  | "ModelCacheHit"
  | "ModelDownloadingTime"
  | "ModelLoadingTime"
  | "ModelLoadingWaitTime"
  | "ModelUnloadingTime";

/** Takes note of one measurement. */
export type Measure = (metric: Metric, value: number) => void;
