type Task = { readonly exclusive: boolean; readonly start: () => void };

export interface SharedLock {
  /** Runs beside other shared work, never beside exclusive work. */
  shared<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Runs alone. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** A readers/writer lock that serves in the order of asking, so neither side can starve the other. */
export const createSharedLock = (): SharedLock => {
  const waiting: Task[] = [];
  let sharing = 0;
  let alone = false;

  const admit = (): void => {
    for (let next = waiting[0]; next && !alone && (!next.exclusive || sharing === 0); next = waiting[0]) {
      waiting.shift();
      if (next.exclusive) alone = true;
      else sharing += 1;
      next.start();
    }
  };

  const run = async <Result>(exclusive: boolean, work: () => Promise<Result>): Promise<Result> => {
    await new Promise<void>((start) => {
      waiting.push({ exclusive, start });
      admit();
    });
    try {
      return await work();
    } finally {
      if (exclusive) alone = false;
      else sharing -= 1;
      admit();
    }
  };

  return { shared: (work) => run(false, work), exclusive: (work) => run(true, work) };
};
