/** Wakes everyone who waits whenever it rings. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring; rejects when the signal comes first. */
  next(signal: AbortSignal): Promise<void>;
}

/** A bell nobody waits for yet. */
export const createBell = (): Bell => {
  const waiting = new Set<() => void>();
  return {
    ring: () => {
      for (const wake of waiting) wake();
    },
    next: (signal) =>
      new Promise((resolve, reject) => {
        const settle = (): void => {
          waiting.delete(settle);
          signal.removeEventListener("abort", settle);
          if (signal.aborted) reject(signal.reason);
          else resolve();
        };
        waiting.add(settle);
        signal.addEventListener("abort", settle);
        if (signal.aborted) settle();
      }),
  };
};
