import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AwsError } from "../gateway/aws-error.ts";
import { readBody } from "../gateway/read-body.ts";
import type { Service } from "../gateway/service.ts";
import { openRecords } from "../records/open-records.ts";
import { createAsyncQueue } from "./create-async-queue.ts";
import { createPool, type Pool } from "./create-pool.ts";
import { describeFunctions } from "./describe-functions.ts";
import type { FunctionSpec } from "./function-spec.ts";
import type { Outcome } from "./outcome.ts";
import { serveUrl } from "./url/serve-url.ts";

export type LambdaOptions = {
  /** Keeps logs and asynchronous invocations. */
  readonly folder: string;
  readonly endpointUrl: string;
  readonly region: string;
  readonly accountId: string;
  readonly secretAccessKey: string;
  readonly node?: string;
  /** What failed for good goes to its destination here, sent by the function that failed. */
  readonly send: (destinationArn: string, body: string, name: string) => Promise<void> | void;
  readonly retryDelay?: (failures: number) => number;
  /** How many times longer than in Lambda a function may take before it is killed: 1 unless given. */
  readonly patience?: number;
};

/** Functions as they are packaged, run by AWS's own runtime interface client, one process for each concurrent invocation. */
export type Lambda = {
  /** Puts a function in place of an earlier one of its name. */
  deploy(spec: FunctionSpec): Promise<void>;
  /** Runs a function and gives what it answered; rejects when there is none or it runs as often as it may. */
  invoke(nameOrArn: string, payload: string): Promise<Outcome>;
  /** Accepts an invocation that is tried again when it fails, also after a restart. */
  accept(nameOrArn: string, payload: string): void;
  /** Lambda's Invoke API. */
  readonly handle: Service;
  /** A function's URL, mounted at a path that the caller has taken off the request's own. */
  url(name: string, mount: string): Service;
  /** Takes up asynchronous invocations of an earlier process; to be called once all functions are deployed. */
  resume(): void;
  readonly logs: string;
  close(): Promise<void>;
};

const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;
// Lambda waits a minute, then two; nobody wants to watch that.
const RETRY_DELAY = (failures: number): number => failures * 1000;

export const createLambda = (options: LambdaOptions): Lambda => {
  const { folder, endpointUrl, region, accountId, secretAccessKey } = options;
  const { node = process.execPath, patience = 1 } = options;
  const logs = join(folder, "logs");
  const pools = new Map<string, Pool>();
  const nameOf = (nameOrArn: string): string => /:function:([^:]+)/.exec(nameOrArn)?.[1] ?? nameOrArn;

  let writing: Promise<unknown> = mkdir(logs, { recursive: true });
  const log = (name: string, line: string): void => {
    writing = writing.then(() => appendFile(join(logs, `${name}.log`), `${line}\n`)).catch(() => {});
  };
  const start = (name: string, payload: string): Promise<Outcome> | undefined =>
    pools.get(name)?.invoke(payload);
  const specOf = (name: string): FunctionSpec | undefined => pools.get(name)?.spec;
  const queue = createAsyncQueue({
    records: openRecords(join(folder, "queue")),
    specOf,
    invoke: start,
    send: options.send,
    retryDelay: options.retryDelay ?? RETRY_DELAY,
  });

  const invoke = async (nameOrArn: string, payload: string): Promise<Outcome> => {
    const name = nameOf(nameOrArn);
    if (!pools.has(name))
      throw new AwsError("ResourceNotFoundException", `Function not found: ${nameOrArn}`, 404);
    const running = start(name, payload);
    if (!running) throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    return running;
  };
  const accept = (nameOrArn: string, payload: string): void => {
    const name = nameOf(nameOrArn);
    if (!pools.has(name))
      throw new AwsError("ResourceNotFoundException", `Function not found: ${nameOrArn}`, 404);
    queue.accept(name, payload);
  };

  const describe = describeFunctions({
    specs: () => [...pools.values()].map(({ spec }) => spec),
    endpointUrl,
  });

  const handle: Service = async (request, response) => {
    try {
      const description = describe(request.method, request.url);
      if (description) {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(description));
        return;
      }
      const name = decodeURIComponent(INVOKE.exec(request.url ?? "")?.[1] ?? "");
      const payload = (await readBody(request)).toString("utf8") || "null";
      if (request.headers["x-amz-invocation-type"] === "Event") {
        accept(name, payload);
        response.writeHead(202).end();
        return;
      }
      const outcome = await invoke(name, payload);
      response
        .writeHead(200, outcome.kind === "error" ? { "x-amz-function-error": "Unhandled" } : {})
        .end(outcome.payload);
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      response.writeHead(error.statusCode, {
        "content-type": "application/json",
        "x-amzn-errortype": error.code,
      });
      response.end(JSON.stringify({ Type: "User", Message: error.message }));
    }
  };

  return {
    deploy: async (spec) => {
      const earlier = pools.get(spec.name);
      pools.set(spec.name, createPool(spec, { node, region, endpointUrl, log, patience }));
      await earlier?.close();
    },
    invoke,
    accept,
    handle,
    url: (name, mount) => serveUrl(name, mount, { specOf, invoke: start, accountId, secretAccessKey }),
    resume: queue.resume,
    logs,
    close: async () => {
      queue.close();
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      await writing;
    },
  };
};
