type Step = {
  readonly Arguments?: { readonly IfSteps?: readonly Step[]; readonly ElseSteps?: readonly Step[] };
};

const countOf = (steps: readonly Step[] = []): number =>
  steps.reduce(
    (sum, { Arguments: { IfSteps, ElseSteps } = {} }) => sum + 1 + countOf(IfSteps) + countOf(ElseSteps),
    0,
  );

/** How many steps a pipeline definition has, those of its conditions' branches included. */
export const countSteps = (definition: string): number => {
  const { Steps } = JSON.parse(definition) as { readonly Steps?: readonly Step[] };
  return countOf(Steps);
};
