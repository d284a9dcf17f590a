import type { HostingOptions } from "./hosting-options.ts";

/** The options with every default in place, in milliseconds and bytes. */
export type HostingSettings = {
  readonly python: string;
  readonly containerCommand: (image: string) => readonly string[] | undefined;
  readonly loadWait: number;
  readonly loadLimit: number;
  readonly invocationTimeout: number;
  readonly startLimit: number;
  readonly maxBodyBytes: number;
  readonly memoryBytes: number | undefined;
  readonly diskBytes: number;
};

/** Fills in AWS's limits: 60 s for an answer or a load, 360 s to load in all, 8 min to start, 6 MiB bodies, 30 GiB volumes. */
export const readHostingSettings = (options: HostingOptions): HostingSettings => ({
  python: options.python ?? "python3",
  containerCommand: options.containerCommand ?? (() => undefined),
  loadWait: (options.loadWaitSeconds ?? 60) * 1000,
  loadLimit: (options.loadLimitSeconds ?? 360) * 1000,
  invocationTimeout: (options.invocationTimeoutSeconds ?? 60) * 1000,
  startLimit: (options.startLimitSeconds ?? 480) * 1000,
  maxBodyBytes: options.maxBodyBytes ?? 6_291_456,
  memoryBytes: options.memoryBytes,
  diskBytes: options.diskBytes ?? 30 * 1024 ** 3,
});
