/** Runs something that takes the console to write its log to, and gets one that keeps its peace. */
export const withoutLog = async <T>(run: () => Promise<T>): Promise<T> => {
  const { log } = console;
  console.log = () => {};
  try {
    return await run();
  } finally {
    console.log = log;
  }
};
