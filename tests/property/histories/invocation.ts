import { AsyncLocalStorage } from "node:async_hooks";

/** What goes wrong at the n-th call of one invocation; a killed process makes no further call. */
export type Fault = {
  readonly at: number;
  readonly when: "before" | "after";
  readonly kind: "error" | "kill";
};

type Invocation = {
  readonly fault: Fault | undefined;
  /** Waits for its turn, where several invocations run at once. */
  readonly turn: () => Promise<void>;
  calls: number;
  isDead: boolean;
};

const current = new AsyncLocalStorage<Invocation>();

const fail = (invocation: Invocation, { kind, at }: Fault): never => {
  if (kind === "kill") invocation.isDead = true;
  throw new Error(`${kind} at call ${at}`);
};

const call = async (invocation: Invocation, act: () => Promise<unknown>): Promise<unknown> => {
  await invocation.turn();
  if (invocation.isDead) throw new Error("killed");
  invocation.calls += 1;
  const fault = invocation.calls === invocation.fault?.at ? invocation.fault : undefined;
  if (fault?.when === "before") fail(invocation, fault);
  const answer = await act();
  if (fault !== undefined) fail(invocation, fault);
  return answer;
};

/** The port as invocations reach it: every call counts, waits for its turn, and may fail before or after its effect. */
export const throughInvocation = <T extends object>(port: T): T =>
  new Proxy(port, {
    get: (target, member, receiver) => {
      const value: unknown = Reflect.get(target, member, receiver);
      // Archives are streams; what is said of calls holds for the uploads that they are read for.
      if (typeof value !== "function" || member === "archive") return value;
      return (...given: unknown[]) => {
        const act = () => value.apply(target, given) as Promise<unknown>;
        const invocation = current.getStore();
        return invocation === undefined ? act() : call(invocation, act);
      };
    },
  });

export type Invoke = {
  readonly faults?: readonly (Fault | undefined)[];
  readonly turn?: () => Promise<void>;
};

/** Calls a handler as Lambda does: what fails is called twice more, and then put aside. Tells whether it came through. */
export const invoke = async (
  handle: () => Promise<unknown>,
  { faults = [], turn = async () => {} }: Invoke = {},
): Promise<boolean> => {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const invocation: Invocation = { fault: faults[attempt], turn, calls: 0, isDead: false };
    try {
      await current.run(invocation, handle);
      return true;
    } catch {
      // Called again, as the service does.
    }
  }
  return false;
};
