import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { InvokeEndpointCommand, SageMakerRuntimeClient } from "@aws-sdk/client-sagemaker-runtime";
import type { APIGatewayProxyEventV2, Context } from "aws-lambda";
import { createHandler } from "../functions/invoker/handler.ts";
import { readMetricSettings } from "../functions/invoker/read-metric-settings.ts";
import type { LocalSystem } from "../local/system/start-system.ts";
import { createDynamoRouteListing, createDynamoRouteReader } from "../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable, type DynamoTable } from "../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../shared/adapters/dynamo-tally-store.ts";
import { createSageMakerModels } from "../shared/adapters/sagemaker-models.ts";
import type { Log } from "../shared/ports/log.ts";
import { createBudget } from "../shared/usecases/inference/create-budget.ts";
import { createRouteCache } from "../shared/usecases/inference/create-route-cache.ts";
import { createExperiments } from "../shared/usecases/rollout/create-experiments.ts";
import { createTallyBook } from "../shared/usecases/rollout/create-tally-book.ts";
import type { Recorder } from "./create-recorder.ts";
import { percentile } from "./percentile.ts";
import type { Row } from "./print-table.ts";

const SAMPLE = new URL("../examples/breast-cancer/samples/benign.csv", import.meta.url).pathname;
// As many requests as let the engine compile what a busy process has compiled long ago.
const WARM_UP = 8000;
// Whatever else the machine does only adds time, to whole rounds: the quicker half of them tells most of the handler.
const ROUNDS = 30;
const PAIRS = 150;
const INVOCATIONS = 1000;
const ROUTE_TTL = 5000;
const AT_ONCE = 16;

type Invoke = () => Promise<void>;

const OWN = "bench-invoker";

type Parts = {
  readonly system: LocalSystem;
  readonly table: DynamoTable;
  readonly runtime: SageMakerRuntimeClient;
};

/** The handler as its entry module makes it, in this process and with clients of its own. */
const openHandler = ({ system, table, runtime }: Parts) => {
  const models = createSageMakerModels(runtime, system.outputs.EndpointName ?? "");
  const tallies = createDynamoTallyStore(table);
  // The line is made, as Lambda would have it; only where it goes differs.
  const log: Log = {
    info: (message, fields) => void JSON.stringify({ message, ...fields }),
    error: console.error,
  };
  const book = createTallyBook({ tallies, log, everyMilliseconds: 5000, now: Date.now, newId: randomUUID });
  return createHandler({
    routes: createRouteCache(createDynamoRouteReader(table), {
      ttlMilliseconds: ROUTE_TTL,
      missingTtlMilliseconds: 1000,
      staleMilliseconds: 600_000,
      retryMilliseconds: 1000,
      patienceMilliseconds: 1000,
      now: Date.now,
      random: Math.random,
    }),
    listing: createDynamoRouteListing(table),
    models,
    experiments: createExperiments({ models, book, random: Math.random, startBudget: createBudget }),
    pause,
    random: Math.random,
    startBudget: createBudget,
    mayFallBack: () => false,
    access: {
      admit: async () => ({ kind: "caller", caller: { name: "bench", grants: [] }, headers: {} }),
      maySee: () => true,
      mayChooseVersion: () => true,
    },
    bodyLimit: 6_291_456,
    metrics: readMetricSettings({ SLIPWAY_STAGE: "bench" }),
    log,
  });
};

const anEvent = (group: string, body: string): APIGatewayProxyEventV2 => ({
  version: "2.0",
  routeKey: "$default",
  rawPath: `/models/${group}/invocations`,
  rawQueryString: "",
  headers: { "content-type": "text/csv" },
  requestContext: {
    accountId: "anonymous",
    apiId: "bench",
    domainName: "bench",
    domainPrefix: "bench",
    http: { method: "POST", path: "", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "bench" },
    requestId: "bench-1",
    routeKey: "$default",
    stage: "$default",
    time: "",
    timeEpoch: 0,
  },
  body,
  isBase64Encoded: false,
});

const CONTEXT = { getRemainingTimeInMillis: () => 75_000 } as Context;

/** The same rows, asked of the endpoint and of the handler before it. */
const openBoth = async (system: LocalSystem, group: string) => {
  const { url: endpoint, region, credentials, outputs } = system;
  const client = (accessKeyId: string) => ({
    endpoint,
    region,
    credentials: { ...credentials, accessKeyId },
  });
  const table = createDynamoTable(new DynamoDBClient(client(OWN)), outputs.TableName ?? "");
  const handler = openHandler({ system, table, runtime: new SageMakerRuntimeClient(client(OWN)) });
  const rows = await readFile(SAMPLE, "utf8");
  const route = await createDynamoRouteReader(table).get(group);
  const straight = new SageMakerRuntimeClient(client("bench-direct"));
  const input = {
    EndpointName: outputs.EndpointName,
    TargetModel: route?.stable?.targetModel,
    ContentType: "text/csv",
    Body: rows,
  };
  return {
    direct: async (): Promise<void> => void (await straight.send(new InvokeEndpointCommand(input))),
    routed: async (): Promise<void> => {
      const answer = await handler(anEvent(group, rows), CONTEXT);
      if (answer.statusCode !== 200)
        throw new Error(`the invoker answered ${answer.statusCode}: ${answer.body}`);
    },
  };
};

const time = async (invoke: Invoke): Promise<number> => {
  const from = performance.now();
  await invoke();
  return performance.now() - from;
};

/** Times both in turn, each as often first, so that whatever else the machine does meets both alike. */
const timeInTurn = async (one: Invoke, other: Invoke, rounds: number) => {
  const times: { readonly one: number[]; readonly other: number[] } = { one: [], other: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) times.one.push(await time(one));
    times.other.push(await time(other));
    if (round % 2 === 1) times.one.push(await time(one));
  }
  return times;
};

const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);

/** The quicker half of many rounds of both in turn. */
const timeRounds = async (one: Invoke, other: Invoke) => {
  const rounds: Awaited<ReturnType<typeof timeInTurn>>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await timeInTurn(one, other, PAIRS));
  return rounds
    .toSorted((a, b) => sum([...a.one, ...a.other]) - sum([...b.one, ...b.other]))
    .slice(0, ROUNDS / 2);
};

/** A percentile of both over all rounds. */
const compare = (
  rounds: Awaited<ReturnType<typeof timeRounds>>,
  share: number,
): Pick<Row, "value" | "against"> => {
  const base = percentile(
    rounds.flatMap(({ one }) => one),
    share,
  );
  const own = percentile(
    rounds.flatMap(({ other }) => other),
    share,
  );
  return {
    value: `${own.toFixed(2)} ms`,
    against: `${(own / base).toFixed(2)}× a direct InvokeEndpoint (${base.toFixed(2)} ms), of the quicker half of ${ROUNDS} rounds`,
  };
};

/** Requests in a second, so many at once. */
const rate = async (invoke: Invoke): Promise<number> => {
  let left = INVOCATIONS;
  const from = performance.now();
  const work = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await invoke();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return (1000 * INVOCATIONS) / (performance.now() - from);
};

/** What the invoker's handler adds to InvokeEndpoint: time, calls and throughput, both in one process. */
export const measureInvoker = async (
  system: LocalSystem,
  recorder: Recorder,
  group: string,
): Promise<readonly Row[]> => {
  const { direct, routed } = await openBoth(system, group);
  await timeInTurn(direct, routed, WARM_UP);
  recorder.reset();
  const rounds = await timeRounds(direct, routed);
  const calls = recorder.count(({ caller, service }) => caller === OWN && service === "sagemaker-runtime");
  const reads = recorder.aws(OWN) - calls;
  const [alone, through] = [await rate(direct), await rate(routed)];
  return [
    { name: "p50", ...compare(rounds, 0.5) },
    { name: "p99", ...compare(rounds, 0.99) },
    {
      name: "calls of a warm request",
      value: (calls / (ROUNDS * PAIRS)).toFixed(3),
      against: `and ${reads} reads of the route in ${ROUNDS * PAIRS} requests, which none waits for`,
    },
    {
      name: `requests, ${AT_ONCE} at once`,
      value: `${through.toFixed(0)} /s`,
      against: `${(through / alone).toFixed(2)}× direct ones (${alone.toFixed(0)} /s), in one process`,
    },
  ];
};
