type Weighted = { readonly weight: number };

/** Chooses among weighted items so that every run of choices comes as near to the weights as can be. */
export const createWeightedChoice = <T extends Weighted>(
  items: () => readonly T[],
): (() => T | undefined) => {
  const credit = new Map<T, number>();
  return () => {
    const eligible = items().filter(({ weight }) => weight > 0);
    const total = eligible.reduce((sum, { weight }) => sum + weight, 0);
    for (const item of eligible) credit.set(item, (credit.get(item) ?? 0) + item.weight);
    const creditOf = (item: T): number => credit.get(item) ?? 0;
    const chosen = eligible.reduce<T | undefined>(
      (best, item) => (best === undefined || creditOf(item) > creditOf(best) ? item : best),
      undefined,
    );
    if (chosen) credit.set(chosen, creditOf(chosen) - total);
    return chosen;
  };
};
