import type { CaptureSettings } from "../../domain/capture-settings.ts";
import { OWN_PREFIXES } from "../../domain/own-prefixes.ts";
import type { CaptureStore } from "../../ports/capture-store.ts";
import type { Log } from "../../ports/log.ts";
import type { InferenceRequest } from "../inference/inference-request.ts";
import type { InferenceResult } from "../inference/inference-result.ts";
import { parseFallbackGroups } from "../inference/parse-fallback-groups.ts";
import { captureLine, type Sample } from "./capture-line.ts";
import { sampleOf } from "./sample-of.ts";

export type CapturePorts = {
  readonly captures: CaptureStore;
  readonly log: Log;
  /** Between two writes. */
  readonly everyMilliseconds: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Never the same twice, in whatever process. */
  readonly newId: () => string;
};

export type Capture = {
  /** Remembers an inference if it is one of those to keep and there is room. */
  add(inference: InferenceRequest, result: InferenceResult, milliseconds: number): void;
  /** Has what is remembered written, unless that was done lately or is being done; waits for nothing. */
  flush(): void;
};

type Batch = { readonly key: string; readonly samples: readonly Sample[] };

// What a process holds at most, in bytes of payloads: what does not fit is not captured.
const ROOM = 4_194_304;
// Beside the payloads, a sample is an object of about this size.
const OVERHEAD = 1024;

const weightOf = ({ input, output }: Sample): number =>
  OVERHEAD + (input.bytes?.length ?? 0) + (output?.bytes?.length ?? 0);

/**
 * Keeps a sample of inferences: in memory until a later inference has them written beside it, so that nobody waits for
 * it. What a process has not written when it ends for good is lost.
 */
export const createCapture = (settings: CaptureSettings, ports: CapturePorts): Capture => {
  const { captures, log, everyMilliseconds, now, random, newId } = ports;
  const isMeant = parseFallbackGroups(settings.groups);
  let waiting: Sample[] = [];
  let sealed: readonly Batch[] = [];
  let weight = 0;
  let dropped = 0;
  let flushedAt = now();
  let isBusy = false;

  const batchOf = (group: string, samples: readonly Sample[]): Batch => {
    const [date = "", time = ""] = new Date(now()).toISOString().split("T");
    const name = `${time.slice(0, 8).replaceAll(":", "")}-${newId()}.jsonl`;
    const key = `${OWN_PREFIXES.captures}/${group}/${date}/${name}`;
    return { key, samples };
  };

  const write = async ({ key, samples }: Batch): Promise<void> =>
    captures.put(key, samples.map((sample) => `${captureLine(sample, settings)}\n`).join(""));

  const writeAll = async (): Promise<void> => {
    isBusy = true;
    flushedAt = now();
    const groups = [...Map.groupBy(waiting, ({ group }) => group)];
    const batches = [...sealed, ...groups.map(([group, samples]) => batchOf(group, samples))];
    waiting = [];
    const results = await Promise.allSettled(batches.map(write));
    const written = batches.filter((_, at) => results[at]?.status === "fulfilled");
    sealed = batches.filter((batch) => !written.includes(batch));
    for (const { samples } of written) for (const sample of samples) weight -= weightOf(sample);
    const failed = results.find((result) => result.status === "rejected");
    if (failed) log.error("captures could not be written", failed.reason, { waiting: sealed.length });
    if (dropped > 0) log.error("captures were dropped", "there was no room for them", { dropped });
    dropped = 0;
    isBusy = false;
  };

  return {
    add: (inference, result, milliseconds) => {
      if (!isMeant(inference.group) || random() * 100 >= settings.percent) return;
      const { maxBytes } = settings;
      const sample = sampleOf({ inference, result, milliseconds, id: newId(), at: now(), maxBytes });
      if (!sample) return;
      if (weight + weightOf(sample) > ROOM) {
        dropped += 1;
        return;
      }
      weight += weightOf(sample);
      waiting.push(sample);
    },
    flush: () => {
      const isDue = waiting.length + sealed.length > 0 && now() - flushedAt >= everyMilliseconds;
      if (isDue && !isBusy) void writeAll();
    },
  };
};
