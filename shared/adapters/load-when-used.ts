/** A port of which every call is answered later. */
export type Remote<Port> = { readonly [Name in keyof Port]: (...args: never[]) => Promise<unknown> };

/**
 * A port whose adapter is loaded with the first call of it: a function that starts and never calls it loads nothing of it.
 */
export const loadWhenUsed = <Port extends Remote<Port>>(load: () => Promise<Port>): Port => {
  let loading: Promise<Port> | undefined;
  const call =
    (name: keyof Port) =>
    async (...args: never[]): Promise<unknown> => {
      loading ??= load();
      const port = await loading;
      return port[name](...args);
    };
  // A promise is told by its `then`, and this is none.
  return new Proxy({} as Port, {
    get: (_, name) => (name === "then" ? undefined : call(name as keyof Port)),
  });
};
