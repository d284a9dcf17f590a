import type { ParameterRanges, Values } from "./tuning-job.ts";

/** All combinations of categorical values, the last range changing fastest. */
export const everyCombination = ({ CategoricalParameterRanges = [] }: ParameterRanges): readonly Values[] =>
  CategoricalParameterRanges.reduce<readonly Values[]>(
    (combinations, { Name, Values: values }) =>
      combinations.flatMap((combination) => values.map((value) => ({ ...combination, [Name]: value }))),
    [{}],
  );
