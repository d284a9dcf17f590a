import type { Injector, Life } from "./create-injector.ts";
import { environmentOf } from "./environment-of.ts";
import type { GitHost } from "./open-git-host.ts";
import { type Line, openLine } from "./open-line.ts";
import { withEnvironment } from "./with-environment.ts";
import { withoutLog } from "./without-log.ts";

/** What came of calling a function: it returned, it failed, or its process was dead before it could do either. */
export type Result =
  | { readonly kind: "returned"; readonly value: unknown }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "died" };

/** One process of a function, as Lambda keeps it warm. */
export type Process = {
  invoke(event: object): Promise<Result>;
  close(): Promise<void>;
};

type Handler = (event: object, context: object) => Promise<unknown>;

let started = 0;

// The query makes a module of its own: a process that starts remembers nothing of the one before.
const load = async (name: string): Promise<Handler> => {
  started += 1;
  const module = (await import(`../../functions/${name}/index.ts?process=${started}`)) as {
    handler: Handler;
  };
  return module.handler;
};

export type Surroundings = {
  /** Where everything is. */
  readonly url: string;
  readonly injector: Injector;
  /** May know the answer to a call. */
  readonly recall: GitHost["recall"];
};

/** Starts a function as Lambda does: its entry module, told by its environment alone what to use. */
export const startProcess = async (
  name: string,
  { url, injector, recall }: Surroundings,
): Promise<Process> => {
  let die: () => void = () => {};
  const death = new Promise<Result>((resolve) => {
    die = () => resolve({ kind: "died" });
  });
  const life: Life = {
    function: name,
    isDead: false,
    die: () => {
      life.isDead = true;
      die();
    },
  };
  const line: Line = await openLine(url, (call, carryOut) =>
    injector.judge(life, call, () => recall(call, carryOut)),
  );
  const environment = environmentOf(line.url);
  const handler = await withEnvironment(environment, () => withoutLog(() => load(name)));
  const run = (event: object): Promise<Result> =>
    handler(event, { getRemainingTimeInMillis: () => 60_000 }).then(
      (value): Result => ({ kind: "returned", value }),
      (error: unknown): Result => ({ kind: "failed", error }),
    );
  return {
    invoke: (event) => withEnvironment(environment, () => Promise.race([run(event), death])),
    close: async () => {
      life.isDead = true;
      await line.close();
    },
  };
};
