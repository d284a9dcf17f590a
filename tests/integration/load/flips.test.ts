import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import { percentile } from "../../../bench/percentile.ts";
import { waitFor } from "../../../local/system/wait-for.ts";
import { aSystem } from "../../builders/a-system.ts";
import { aServedGroup, type ServedGroup } from "./a-served-group.ts";
import { createCollector } from "./create-collector.ts";
import { createFlips } from "./create-flips.ts";
import { findMisrouted } from "./find-misrouted.ts";
import { startLoad } from "./start-load.ts";

const FLIPS = Number(process.env.SLIPWAY_LOAD_FLIPS ?? 100);
const VERSIONS = 6;
/** Few enough that versions are dropped, collected and copied anew. */
const KEPT = 2;
const FLIPS_BETWEEN_COLLECTIONS = 5;
const CONNECTIONS = 6;
/** MiB for all versions together; room for some of them only has the endpoint unload and reload models, which takes longer. */
const MODEL_MEMORY = process.env.SLIPWAY_LOAD_MODEL_MEMORY;
const GROUP = "loaded";
/** Twice what the local system deploys the invoker with, since a question may join a read that is two seconds old. */
const ROUTE_TTL = 2000;
const GRACE_SECONDS = 2;

let running: Awaited<ReturnType<typeof aSystem>>;
let group: ServedGroup;

beforeAll(async () => {
  running = await aSystem({
    environment: { SLIPWAY_VERSIONS_KEPT: String(KEPT) },
    ...(MODEL_MEMORY === undefined ? {} : { hosting: { memoryBytes: Number(MODEL_MEMORY) * 1024 ** 2 } }),
  });
  group = await aServedGroup(running.system(), GROUP, VERSIONS);
});
afterAll(async () => {
  group?.close();
  await running?.close();
});

const sender = () => {
  const { invokerUrl, credentials, region } = running.system();
  const signer = new AwsClient({ ...credentials, service: "lambda", region, retries: 0 });
  const headers = { "content-type": "application/json" };
  return () =>
    signer.fetch(`${invokerUrl}models/${GROUP}/invocations`, { method: "POST", headers, body: "[]" });
};

const report = (name: string, times: readonly number[]): string =>
  `${name} p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms, max ${Math.max(...times).toFixed(0)} ms`;

describe("a group under constant load", () => {
  it(
    "answers every request by a version that was routed then, however often that changes",
    async () => {
      const send = sender();
      const flips = createFlips(group, VERSIONS);
      await flips.next();
      await waitFor("the first answer", async () => ((await send()).ok ? true : undefined), { seconds: 300 });

      const load = startLoad({ connections: CONNECTIONS, pause: 25, send });
      const { collect, removed } = createCollector(running.system(), group, {
        graceSeconds: GRACE_SECONDS,
        answered: load.answered,
      });
      for (let flip = 0; flip < FLIPS; flip += 1) {
        await flips.next();
        if (flip % FLIPS_BETWEEN_COLLECTIONS === 0) await collect();
        await delay(50);
      }
      const isCollected = async (): Promise<true | undefined> => {
        await collect();
        return removed.length > 0 || undefined;
      };
      if (FLIPS >= 50)
        await waitFor("copies that no version needs to be collected", isCollected, { seconds: 300 });
      await load.stop();

      const failed = load.seen.filter(({ status }) => status !== 200);
      expect(failed.slice(0, 3)).toEqual([]);
      const answers = load.seen.map((each) => ({ ...each, version: Number(each.text) }));
      expect(answers.filter(({ text, headers }) => headers["x-slipway-version"] !== text)).toEqual([]);
      expect(findMisrouted(answers, flips.spells, ROUTE_TTL)).toEqual([]);
      expect(new Set(answers.map(({ version }) => version)).size).toBeGreaterThan(1);

      const { ModelCacheHit, ModelLoadingTime, ModelUnloadingTime } = running
        .system()
        .endpointMetrics(running.system().outputs.EndpointName ?? "");
      const took = load.seen.map(({ sentAt, answeredAt }) => answeredAt - sentAt);
      process.stdout.write(
        `load: ${load.seen.length} requests over ${CONNECTIONS} connections, ${failed.length} failed; ${report("answer", took)}; ` +
          `${flips.times.length - 1} flips, ${report("decision to route", flips.times.slice(1))}; ${removed.length} copies collected; ` +
          `${ModelLoadingTime?.SampleCount} loads, ${ModelUnloadingTime?.SampleCount ?? 0} unloads, cache hits ${(100 * (ModelCacheHit?.Average ?? 0)).toFixed(1)} %\n`,
      );
    },
    Math.max(900_000, FLIPS * 10_000),
  );
});
