/** Runs the stages of a demo one after the other, and knows which one failed. */
export type Stages = {
  run<T>(name: string, stage: (say: (line: string) => void) => Promise<T>): Promise<T>;
};

export class StageFailure extends Error {
  readonly stage: string;

  constructor(stage: string, cause: unknown) {
    super(`stage "${stage}" failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = "StageFailure";
    this.stage = stage;
  }
}

/** Prints each stage with the seconds since the start, as it begins. */
export const createStages = (print: (line: string) => void, now: () => number): Stages => {
  const start = now();
  const seconds = (): string => `${((now() - start) / 1000).toFixed(1).padStart(5)} s`;
  return {
    run: async (name, stage) => {
      print(`${seconds()}  ● ${name}`);
      try {
        return await stage((line) => print(`${" ".repeat(7)}    ${line}`));
      } catch (error) {
        throw new StageFailure(name, error);
      }
    },
  };
};
