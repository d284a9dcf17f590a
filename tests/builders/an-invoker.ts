import { randomUUID } from "node:crypto";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { createHandler } from "../../functions/invoker/handler.ts";
import { readMetricSettings } from "../../functions/invoker/read-metric-settings.ts";
import type { Route, ServingVersion } from "../../shared/domain/route.ts";
import type { Log } from "../../shared/ports/log.ts";
import type { Inference, InferenceOutcome } from "../../shared/ports/models.ts";
import type { Access } from "../../shared/usecases/access/access.ts";
import type { Capture } from "../../shared/usecases/capture/create-capture.ts";
import type { Budget } from "../../shared/usecases/inference/budget.ts";
import type { RouteLookup } from "../../shared/usecases/inference/create-route-cache.ts";
import { createExperiments } from "../../shared/usecases/rollout/create-experiments.ts";
import { createTallyBook } from "../../shared/usecases/rollout/create-tally-book.ts";
import { createInMemoryTallyStore } from "../fakes/in-memory-tally-store.ts";
import { aFunctionUrlEvent, type FunctionUrlRequest } from "./a-function-url-event.ts";
import { aLambdaContext } from "./a-lambda-context.ts";

export const aServingVersion = (version: number, members: Partial<ServingVersion> = {}): ServingVersion => ({
  kind: "multi-model",
  version,
  packageArn: `arn:${version}`,
  targetModel: `fraud/${version}-a.tar.gz`,
  decidedAt: 1_767_225_600_000,
  commit: `c${version}`,
  ...members,
});

export const aServedRoute = (version: number, members: Partial<Route> = {}): Route => ({
  group: "fraud",
  generation: version,
  previous: [],
  stable: aServingVersion(version),
  ...members,
});

export const anAnswer = (text: string | Uint8Array, contentType = "text/csv"): InferenceOutcome => ({
  kind: "answer",
  body: Buffer.from(text),
  contentType,
});

const everybody: Access = {
  admit: async ({ iamArn = "anonymous" }) => ({
    kind: "caller",
    caller: { name: iamArn, grants: [] },
    headers: {},
  }),
  maySee: () => true,
  mayChooseVersion: () => true,
};

type Found = Route | "none" | Error;

const found = (route: Found): Route | undefined => {
  if (route instanceof Error) throw route;
  return route === "none" ? undefined : route;
};

export type InvokerOptions = {
  readonly route?: Found;
  readonly source?: RouteLookup["source"];
  /** What a forced look gives. */
  readonly fresh?: Found;
  readonly listed?: readonly Route[] | Error;
  readonly infer?: (inference: Inference) => Promise<InferenceOutcome>;
  readonly access?: Partial<Access>;
  readonly mayFallBack?: boolean;
  readonly bodyLimit?: number;
  readonly remaining?: number;
  /** In [0, 1): which share a request without a key falls into. */
  readonly random?: number;
  readonly capture?: Capture;
  /** What metrics are told of. */
  readonly metrics?: string;
};

export type Line = Readonly<Record<string, unknown>> & { readonly message: string };

/** An invoker with one route and one model, and all that it said and asked. */
export const anInvoker = (options: InvokerOptions = {}) => {
  const { route = aServedRoute(1), fresh = route, source = "memory", listed = [] } = options;
  const { infer = async () => anAnswer("1,0.9\n"), access, mayFallBack = false } = options;
  const inferences: Inference[] = [];
  let passed = 0;
  const lines: Line[] = [];
  const tallies = createInMemoryTallyStore();
  const models = {
    infer: (inference: Inference) => {
      inferences.push(inference);
      return infer(inference);
    },
  };
  const random = () => options.random ?? 0.5;
  const startBudget = (milliseconds: number): Budget => {
    const until = passed + milliseconds;
    return { remaining: () => until - passed, signal: new AbortController().signal, end: () => {} };
  };
  const log: Log = {
    info: (message, fields) => lines.push({ message, ...fields }),
    error: (message, error, fields) => lines.push({ message, error: String(error), ...fields }),
  };
  const book = createTallyBook({ tallies, log, everyMilliseconds: 0, now: () => 0, newId: randomUUID });
  const handler = createHandler({
    routes: { get: async () => ({ route: found(route), source }), refresh: async () => found(fresh) },
    listing: {
      list: async () => {
        if (listed instanceof Error) throw listed;
        return listed;
      },
    },
    models,
    experiments: createExperiments({ models, book, random, startBudget }),
    capture: options.capture,
    pause: async (milliseconds) => {
      passed += milliseconds;
    },
    random,
    startBudget,
    mayFallBack: () => mayFallBack,
    access: { ...everybody, ...access },
    bodyLimit: options.bodyLimit ?? 6_291_456,
    metrics: readMetricSettings({ SLIPWAY_STAGE: "test", SLIPWAY_METRICS: options.metrics }),
    log,
  });
  const send = async (request: FunctionUrlRequest): Promise<APIGatewayProxyStructuredResultV2> =>
    handler(aFunctionUrlEvent(request), {
      ...aLambdaContext(),
      getRemainingTimeInMillis: () => options.remaining ?? 10_000,
    });
  return { send, inferences, lines, tallies };
};

/** Rows that the model takes. */
export const someRows: FunctionUrlRequest = {
  path: "/models/fraud/invocations",
  headers: { "content-type": "text/csv" },
  body: "1,2,3\n",
};

/** A problem's own members, and its status as HTTP has it. */
export const problemOf = (response: APIGatewayProxyStructuredResultV2): Record<string, unknown> => ({
  ...JSON.parse(response.body ?? "{}"),
  http: response.statusCode,
  contentType: response.headers?.["content-type"],
});
