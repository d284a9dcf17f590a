/** Runs something with environment variables that are as before afterwards; only one at a time may run. */
export const withEnvironment = async <T>(
  variables: Readonly<Record<string, string>>,
  run: () => Promise<T>,
): Promise<T> => {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, variables);
  try {
    return await run();
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
};
