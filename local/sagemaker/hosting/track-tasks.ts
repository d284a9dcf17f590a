/** Work that goes on after its request was answered. */
export interface Tasks {
  run(task: () => Promise<void>): void;
  /** Resolves when all that was run has ended. */
  settled(): Promise<void>;
}

/** Keeps count of tasks in the background; one that fails is reported on the console, for nobody waits for it. */
export const trackTasks = (): Tasks => {
  const running = new Set<Promise<void>>();
  return {
    run: (task) => {
      const done = task()
        .catch((error: unknown) => console.error(error))
        .finally(() => running.delete(done));
      running.add(done);
    },
    settled: async () => {
      while (running.size > 0) await Promise.all(running);
    },
  };
};
