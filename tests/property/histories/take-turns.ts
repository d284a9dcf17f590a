const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs handlers at once; at each of their calls, the next choice says who goes on. The same choices give the same order. */
export const takeTurns = async (
  handlers: readonly ((turn: () => Promise<void>) => Promise<unknown>)[],
  choices: readonly number[],
): Promise<void> => {
  const waiting: (() => void)[] = [];
  let open = handlers.length;
  const turn = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const all = Promise.all(
    handlers.map(async (handle) => {
      await handle(turn);
      open -= 1;
    }),
  );
  for (let step = 0; open > 0; step += 1) {
    await quiet();
    const choice = choices[step % choices.length] ?? 0;
    waiting.splice(choice % Math.max(1, waiting.length), 1)[0]?.();
  }
  await all;
};
