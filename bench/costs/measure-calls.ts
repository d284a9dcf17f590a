import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { createObserver } from "../../local/demo/create-observer.ts";
import { createWorkCopy } from "../../local/demo/work-copy.ts";
import type { Observed } from "../../local/gateway/create-gateway.ts";
import type { LocalSystem } from "../../local/system/start-system.ts";
import { openBenchSystem } from "../open-bench-system.ts";
import { reconciled } from "../reconciled.ts";
import { measureLogLine } from "./measure-log-line.ts";
import type { Calls, MeasuredCalls } from "./measured-calls.ts";

const EXAMPLE = new URL("../../examples/breast-cancer/", import.meta.url).pathname;
const SAMPLE = join(EXAMPLE, "samples", "benign.csv");
const PIPELINE = "breast-cancer";
const GROUP = "breast-cancer-classifier";
const QUIET_MILLISECONDS = 3000;

const SMALL = `conf:
  models:
    small:
      source_directory: model
      train:
        image_uri: 111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3
        entry_point: train.py
  sagemakerPipeline:
    pipelineName: small
    models:
      small:
        steps:
          - { step_name: train, step_class: Training }
`;

// S3 and SageMaker's runtime have no operations in a header: method and path tell what is paid for.
const nameOf = ({ service, action }: Observed): string => {
  const [operation = "", path = ""] = action.split(" ");
  const isListing = service === "s3" && operation === "GET" && /^\/[^/]*\/?$/.test(path);
  return `${service} ${isListing ? "LIST" : operation}`;
};

const tally = (calls: readonly Observed[], functions: readonly string[]): Calls => {
  const counts: Record<string, number> = {};
  for (const call of calls)
    if (functions.some((name) => call.caller?.endsWith(`-${name}`)))
      counts[nameOf(call)] = (counts[nameOf(call)] ?? 0) + 1;
  return counts;
};

const minus = (some: Calls, others: Calls): Calls =>
  Object.fromEntries(
    Object.entries(some)
      .map(([name, count]) => [name, Math.max(0, count - (others[name] ?? 0))] as const)
      .filter(([, count]) => count > 0),
  );

/** Calls since it was last asked, once no more come. */
const createCounter = () => {
  let calls: Observed[] = [];
  let last = 0;
  return {
    observe: (call: Observed): undefined => {
      calls.push(call);
      if (call.caller?.startsWith("slipway-")) last = Date.now();
    },
    reset: (): void => {
      calls = [];
    },
    settle: async (functions: readonly string[]): Promise<Calls> => {
      last = Date.now();
      while (Date.now() - last < QUIET_MILLISECONDS) await pause(100);
      return tally(calls, functions);
    },
  };
};

/** Runs a function now, as its schedule would. */
const tick = async (
  { url, region, credentials }: LocalSystem,
  name: string,
  input: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const client = new LambdaClient({ endpoint: url, region, credentials });
  await client.send(
    new InvokeCommand({ FunctionName: `slipway-dev-${name}`, Payload: JSON.stringify(input) }),
  );
  client.destroy();
};

const addSmallRepository = async (system: LocalSystem, folder: string): Promise<void> => {
  const { remote } = await system.createRepository({ owner: "acme", name: "small" });
  const from = join(folder, "small");
  for (const name of ["conf", "model"]) await mkdir(join(from, name), { recursive: true });
  await writeFile(join(from, ".slipway.yaml"), "start: manual\n");
  await writeFile(join(from, "conf", "conf.yaml"), SMALL);
  await writeFile(join(from, "model", "train.py"), "print('training')\n");
  const copy = await createWorkCopy(from, join(folder, "small-work"), remote);
  await reconciled(system, await copy.push("small"));
};

/** Counts what each part of the loop calls, over the whole local system with the functions as they are packaged. */
export const measureCalls = async (): Promise<MeasuredCalls> => {
  const counter = createCounter();
  const { folder, system, close } = await openBenchSystem(counter.observe);
  const counted = async (functions: readonly string[], act: () => Promise<unknown>): Promise<Calls> => {
    counter.reset();
    await act();
    return counter.settle(functions);
  };
  const received = ["webhook", "reconcile"];
  try {
    const routes = await counted(["routes"], () => tick(system, "routes"));
    const canaries = await counted(["routes"], () => tick(system, "routes", { task: "canaries" }));
    const { remote } = await system.createRepository({ owner: "acme", name: "breast-cancer" });
    const copy = await createWorkCopy(EXAMPLE, join(folder, "work"), remote);
    const observer = createObserver(system);
    const conf = join(copy.folder, "conf", "conf.yaml");
    // The first push is cold: secrets are read and all code is uploaded. What follows is what pushes cost.
    const first = await copy.push("first");
    await observer.execution(PIPELINE, first);
    await observer.steps(PIPELINE, first, () => {});
    await observer.pending(GROUP, first, () => {});
    await counter.settle([]);
    await writeFile(conf, (await readFile(conf, "utf8")).replace(/^(\s+epochs:\s*)\d+/m, "$1120"));
    counter.reset();
    const commit = await copy.push("epochs");
    await observer.execution(PIPELINE, commit);
    await observer.steps(PIPELINE, commit, () => {});
    const version = await observer.pending(GROUP, commit, () => {});
    const training = await counter.settle(received);
    const run = await counter.settle(["progress"]);
    const approval = await counted(["approval"], async () => {
      await observer.decide(GROUP, version, "Approved", () => {});
      await observer.artifact(GROUP, version);
    });
    const rows = await readFile(SAMPLE);
    const logLine = await measureLogLine(system, join(folder, "system"), { group: GROUP, version, rows });
    const served = await counted(["routes"], () => tick(system, "routes"));
    const nothing = await counted(received, async () => {
      await appendFile(join(copy.folder, "README.md"), "\nA word more.\n");
      await reconciled(system, await copy.push("docs"));
    });
    const one = await counted(["sweep"], () => tick(system, "sweep"));
    await addSmallRepository(system, folder);
    await counter.settle([]);
    const two = await counted(["sweep"], () => tick(system, "sweep"));
    const sweepRepository = minus(two, one);
    return {
      asOf: new Date().toISOString().slice(0, 10),
      ...{ training, nothing, run, approval },
      sweep: minus(one, sweepRepository),
      ...{ sweepRepository, canaries, routes },
      routesModel: minus(served, routes),
      logLine,
    };
  } finally {
    await close();
  }
};
