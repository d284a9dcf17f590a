/** Runs tasks one after the other, each whether or not the one before it succeeded. */
export interface Queue {
  run<T>(task: () => Promise<T>): Promise<T>;
  isIdle(): boolean;
}

/** An empty queue; `onIdle` hears each time that the last task has ended. */
export const createQueue = (onIdle: () => void = () => {}): Queue => {
  let last: Promise<unknown> = Promise.resolve();
  let pending = 0;
  return {
    run: (task) => {
      pending += 1;
      const result = last.then(task).finally(() => {
        pending -= 1;
        if (pending === 0) onIdle();
      });
      last = result.catch(() => {});
      return result;
    },
    isIdle: () => pending === 0,
  };
};
