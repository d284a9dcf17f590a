import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import type { Fault } from "./fault.ts";
import { nameCall } from "./name-call.ts";
import type { Reception } from "./open-line.ts";
import { refusal } from "./refusal.ts";
import type { Site } from "./site.ts";

export type Trial = { readonly site: Site; readonly fault: Fault; readonly isReset: boolean };

/** A function's process while it lives. */
export type Life = { readonly function: string; isDead: boolean; readonly die: () => void };

const isSame = (left: Site, right: Site): boolean =>
  left.function === right.function &&
  left.invocation === right.invocation &&
  left.call === right.call &&
  left.nth === right.nth;

/** Counts the calls that functions make, and lets one of them go wrong where a trial says so. */
export const createInjector = (trial?: Trial) => {
  const sites: Site[] = [];
  const invocations = new Map<string, number>();
  const late: (() => Promise<unknown>)[] = [];
  let seen = new Map<string, Set<string>>();
  let isArmed = false;
  let struck: string | undefined;
  let isReached = false;

  // The SDK names its logical calls; GitHub's client does not, so there each repetition counts.
  const place = (
    life: Life,
    call: Call,
  ): { readonly site: Site; readonly id: string; readonly isNew: boolean } => {
    const name = nameCall(call);
    const ids = seen.get(name) ?? new Set();
    seen.set(name, ids);
    const known = String(call.headers["amz-sdk-invocation-id"] ?? "");
    const id = known === "" ? (struck === name ? name : `${name} ${ids.size}`) : known;
    const isNew = !ids.has(id);
    if (isNew) ids.add(id);
    const nth = [...ids].indexOf(id) + 1;
    return {
      site: { function: life.function, invocation: invocations.get(life.function) ?? 0, call: name, nth },
      id: known === "" ? name : id,
      isNew,
    };
  };

  const strike = async (
    { fault, isReset }: Trial,
    { life, call, carryOut }: { life: Life; call: Call; carryOut: () => Promise<Answer> },
  ): Promise<Reception> => {
    switch (fault) {
      case "error":
        return isReset ? "broken" : refusal(call, "error");
      case "throttle":
        return refusal(call, "throttle");
      case "crash":
        await carryOut();
        life.die();
        return "silence";
      case "lost":
        await carryOut();
        return "broken";
      case "late":
        late.push(carryOut);
        life.die();
        return "silence";
      case "timeout":
        life.die();
        return "silence";
      default:
        return fault satisfies never;
    }
  };

  return {
    sites,
    isReached: (): boolean => isReached,
    /** From now on calls are counted, and go wrong. */
    arm: (): void => {
      isArmed = true;
    },
    /** From now on all is well. */
    disarm: (): void => {
      isArmed = false;
    },
    /** A function is called; whatever was broken is whole again. */
    begin: (name: string): void => {
      if (!isArmed) return;
      invocations.set(name, (invocations.get(name) ?? 0) + 1);
      seen = new Map();
      struck = undefined;
    },
    /** Lets happen what was on its way when its caller died. */
    carryOutLate: async (): Promise<void> => {
      for (const carryOut of late.splice(0)) await carryOut();
    },
    judge: async (life: Life, call: Call, carryOut: () => Promise<Answer>): Promise<Reception> => {
      if (life.isDead) return "silence";
      if (isArmed) {
        const { site, id, isNew } = place(life, call);
        if (isNew) sites.push(site);
        const isStruck = trial !== undefined && (struck === id || (!isReached && isSame(trial.site, site)));
        const isAgain = struck === id;
        if (trial !== undefined && isStruck && !(isAgain && trial.fault === "lost")) {
          isReached = true;
          struck = id;
          return strike(trial, { life, call, carryOut });
        }
      }
      const answer = await carryOut();
      return life.isDead ? "silence" : answer;
    },
  };
};

export type Injector = ReturnType<typeof createInjector>;
