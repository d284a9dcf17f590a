import type { FunctionSpec } from "./function-spec.ts";
import { functionError, type Outcome } from "./outcome.ts";
import { type Environment, type EnvironmentOptions, startEnvironment } from "./start-environment.ts";

/** The execution environments of one function. */
export type Pool = {
  readonly spec: FunctionSpec;
  /** Runs the function; undefined when as many invocations run as may. */
  invoke(payload: string): Promise<Outcome> | undefined;
  close(): Promise<void>;
};

type Idle = { readonly environment: Environment; readonly timer: NodeJS.Timeout };

// Lambda keeps idle environments for minutes; here each is a process of somebody's laptop.
const IDLE_MILLISECONDS = 5 * 60 * 1000;

/** Reuses idle environments, the one used last first, and starts another where all are busy. */
export const createPool = (spec: FunctionSpec, options: EnvironmentOptions): Pool => {
  const alive = new Set<Environment>();
  const idle: Idle[] = [];
  let running = 0;
  let isClosed = false;

  const retire = async (environment: Environment): Promise<void> => {
    alive.delete(environment);
    await environment.close();
  };
  const takeIdle = (): Environment | undefined => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.environment.isAlive()) return kept.environment;
      alive.delete(kept.environment);
    }
    return undefined;
  };
  const keepIdle = (environment: Environment): void => {
    const timer = setTimeout(() => {
      idle.splice(
        idle.findIndex((kept) => kept.environment === environment),
        1,
      );
      void retire(environment);
    }, IDLE_MILLISECONDS).unref();
    idle.push({ environment, timer });
  };
  const run = async (payload: string): Promise<Outcome> => {
    try {
      const environment = takeIdle() ?? (await startEnvironment(spec, options));
      alive.add(environment);
      // One that was being started while the pool was closed must end as the others did.
      if (isClosed) {
        await retire(environment);
        return functionError("Runtime.ExitError", "the function was taken away");
      }
      const outcome = await environment.invoke(payload);
      if (environment.isAlive()) keepIdle(environment);
      else alive.delete(environment);
      return outcome;
    } finally {
      running -= 1;
    }
  };

  return {
    spec,
    invoke: (payload) => {
      if (running >= spec.concurrency) return undefined;
      running += 1;
      return run(payload);
    },
    close: async () => {
      isClosed = true;
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...alive].map(retire));
    },
  };
};
