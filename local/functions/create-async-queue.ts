import { randomUUID } from "node:crypto";
import type { Records } from "../records/open-records.ts";
import type { FunctionSpec } from "./function-spec.ts";
import { functionError, type Outcome } from "./outcome.ts";

type Queued = {
  readonly id: string;
  readonly name: string;
  readonly payload: string;
  readonly failures: number;
};

export type AsyncQueueOptions = {
  readonly records: Records;
  readonly specOf: (name: string) => FunctionSpec | undefined;
  /** Undefined while the function runs as often as it may. */
  readonly invoke: (name: string, payload: string) => Promise<Outcome> | undefined;
  /** What a failed invocation of a function leaves behind goes here. */
  readonly send: (destinationArn: string, body: string, name: string) => Promise<void> | void;
  /** Milliseconds before attempt n+1; Lambda waits one minute, then two. */
  readonly retryDelay: (failures: number) => number;
};

/** Asynchronous invocations: kept on disk from when they are accepted until they are done or given up. */
export type AsyncQueue = {
  accept(name: string, payload: string): void;
  /** Takes up what an earlier process had accepted. */
  resume(): void;
  close(): void;
};

const KIND = "invocation";
const BUSY_MILLISECONDS = 100;

const failureRecord = ({ arn }: FunctionSpec, { payload, failures }: Queued, outcome: Outcome): string =>
  JSON.stringify({
    version: "1.0",
    requestContext: {
      functionArn: `${arn}:$LATEST`,
      condition: "RetriesExhausted",
      approximateInvokeCount: failures,
    },
    requestPayload: JSON.parse(payload),
    responseContext: { statusCode: 200, functionError: "Unhandled" },
    responsePayload: JSON.parse(outcome.payload),
  });

export const createAsyncQueue = ({
  records,
  specOf,
  invoke,
  send,
  retryDelay,
}: AsyncQueueOptions): AsyncQueue => {
  const timers = new Set<NodeJS.Timeout>();
  let isClosed = false;

  const later = (queued: Queued, milliseconds: number): void => {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(queued);
    }, milliseconds);
    timers.add(timer);
  };
  const fail = async (queued: Queued, spec: FunctionSpec, outcome: Outcome): Promise<void> => {
    const failed = { ...queued, failures: queued.failures + 1 };
    if (failed.failures < (spec.onFailure?.attempts ?? 3)) {
      records.put(KIND, failed.id, failed);
      later(failed, retryDelay(failed.failures));
      return;
    }
    if (spec.onFailure?.destinationArn !== undefined)
      await send(spec.onFailure.destinationArn, failureRecord(spec, failed, outcome), failed.name);
    records.delete(KIND, failed.id);
  };
  const attempt = async (queued: Queued): Promise<void> => {
    const spec = specOf(queued.name);
    if (!spec) return;
    const running = invoke(queued.name, queued.payload);
    if (!running) {
      later(queued, BUSY_MILLISECONDS);
      return;
    }
    const outcome = await running.catch((error: unknown) =>
      functionError("Runtime.StartError", String(error)),
    );
    // A process killed by our own end has failed nothing: its invocation is taken up again at the next start.
    if (isClosed) return;
    if (outcome.kind === "answer") records.delete(KIND, queued.id);
    else await fail(queued, spec, outcome);
  };

  return {
    accept: (name, payload) => {
      const queued: Queued = { id: randomUUID(), name, payload, failures: 0 };
      records.put(KIND, queued.id, queued);
      void attempt(queued);
    },
    resume: () => {
      for (const queued of records.list<Queued>(KIND)) void attempt(queued);
    },
    close: () => {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
};
