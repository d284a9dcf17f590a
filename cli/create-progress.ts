const EVERY = 10_000;

/** Tells how many records are through, at every ten thousand. */
export const createProgress = (say: (text: string) => void) => {
  const told = new Map<string, number>();
  return (deed: string, records: number): void => {
    const step = Math.floor(records / EVERY);
    if (step <= (told.get(deed) ?? 0)) return;
    told.set(deed, step);
    say(`${deed} ${records} records so far`);
  };
};
