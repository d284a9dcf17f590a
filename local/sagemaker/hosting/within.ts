/** Gives what a promise gives, or rejects with `late()` after so many milliseconds; the promise itself goes on. */
export const within = <T>(milliseconds: number, promise: Promise<T>, late: () => Error): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
