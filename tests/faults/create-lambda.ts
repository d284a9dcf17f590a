import { type Process, type Result, type Surroundings, startProcess } from "./start-process.ts";
import type { Time } from "./use-own-time.ts";

export type Message = {
  readonly function: string;
  readonly event: object;
  /** Whether whoever called takes this for an answer; any but a failure where not given. */
  readonly isAccepted?: (value: unknown) => boolean;
};

type Options = Surroundings & { readonly time: Time };

// As Lambda does with what is called asynchronously: twice again, after one minute and after two.
const ATTEMPTS = 3;
const MINUTE = 60_000;

const reasonOf = (result: Result): unknown => {
  switch (result.kind) {
    case "failed":
      return result.error;
    case "returned":
      return new Error(`it answered ${JSON.stringify(result.value)}`);
    case "died":
      return new Error("it died");
    default:
      return result satisfies never;
  }
};

/** Calls functions one at a time, and again when they fail; a process stays warm until it dies. */
export const createLambda = ({ time, ...surroundings }: Options) => {
  const warm = new Map<string, Process>();
  const all: Process[] = [];

  const processOf = async (name: string): Promise<Process> => {
    const process = warm.get(name) ?? (await startProcess(name, surroundings));
    if (!all.includes(process)) all.push(process);
    warm.set(name, process);
    return process;
  };

  return {
    /** Gives what the function returned in the end. */
    call: async ({ function: name, event, isAccepted = () => true }: Message): Promise<unknown> => {
      let result: Result = { kind: "died" };
      for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
        const process = await processOf(name);
        surroundings.injector.begin(name);
        result = await process.invoke(event);
        if (result.kind === "died") warm.delete(name);
        if (result.kind === "returned" && isAccepted(result.value)) {
          await surroundings.injector.carryOutLate();
          return result.value;
        }
        time.pass(attempt * MINUTE);
      }
      throw new Error(`${name} was called ${ATTEMPTS} times in vain`, { cause: reasonOf(result) });
    },
    close: async (): Promise<void> => {
      await Promise.all(all.map((process) => process.close()));
    },
  };
};
