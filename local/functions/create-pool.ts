import type { FunctionSpec } from "./function-spec.ts";
import type { Outcome } from "./outcome.ts";
import { type Environment, type EnvironmentOptions, startEnvironment } from "./start-environment.ts";

/** The execution environments of one function. */
export type Pool = {
  readonly spec: FunctionSpec;
  /** Runs the function; undefined when as many invocations run as may. */
  invoke(payload: string): Promise<Outcome> | undefined;
  close(): Promise<void>;
};

// Lambda keeps idle environments for minutes; here each is a process of somebody's laptop.
const IDLE_MILLISECONDS = 5 * 60 * 1000;

/** Reuses idle environments, the one used last first, and starts another where all are busy. */
export const createPool = (spec: FunctionSpec, options: EnvironmentOptions): Pool => {
  const all = new Set<Environment>();
  const idle: { readonly environment: Environment; readonly timer: NodeJS.Timeout }[] = [];
  const starting = new Set<Promise<Environment>>();
  let running = 0;

  const retire = async (environment: Environment): Promise<void> => {
    all.delete(environment);
    await environment.close();
  };
  const take = async (): Promise<Environment> => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) {
      clearTimeout(kept.timer);
      if (kept.environment.isAlive()) return kept.environment;
      all.delete(kept.environment);
    }
    const started = startEnvironment(spec, options);
    starting.add(started);
    const environment = await started.finally(() => starting.delete(started));
    all.add(environment);
    return environment;
  };
  const giveBack = (environment: Environment): void => {
    if (!environment.isAlive()) {
      all.delete(environment);
      return;
    }
    const timer = setTimeout(() => {
      const at = idle.findIndex((kept) => kept.environment === environment);
      if (at >= 0) idle.splice(at, 1);
      void retire(environment);
    }, IDLE_MILLISECONDS).unref();
    idle.push({ environment, timer });
  };
  const run = async (payload: string): Promise<Outcome> => {
    try {
      const environment = await take();
      const outcome = await environment.invoke(payload);
      giveBack(environment);
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
      for (const { timer } of idle) clearTimeout(timer);
      // One that is being started at this moment must end too.
      await Promise.allSettled(starting);
      await Promise.all([...all].map(retire));
    },
  };
};
