/** Runs a task once and gives its result to all who ask; a task that failed is run again for the next who asks. */
export const rememberSuccess = <T>(task: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => {
    if (!result) {
      const attempt = task();
      result = attempt;
      attempt.catch(() => {
        result = undefined;
      });
    }
    return result;
  };
};
