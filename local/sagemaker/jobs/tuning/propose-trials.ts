import { definitionsOf, type TunedDefinition } from "./definitions-of.ts";
import { everyCombination } from "./every-combination.ts";
import { sampleValues } from "./sample-values.ts";
import { seededRandom } from "./seeded-random.ts";
import type { TuningJob, Values } from "./tuning-job.ts";

/** What a training job is to try. */
export type Proposal = { readonly tuned: TunedDefinition; readonly values: Values };

const fixedSeed = 1;
const mostDraws = 50;

const keyOf = ({ tuned, values }: Proposal): string =>
  `${tuned.definition.DefinitionName ?? ""} ${JSON.stringify(values)}`;

function* grid(definitions: readonly TunedDefinition[]): Generator<Proposal> {
  for (const tuned of definitions) {
    for (const values of everyCombination(tuned.ranges)) yield { tuned, values };
  }
}

/** A small space may have nothing new left: then something is tried again, as the number of jobs is the user's wish. */
function* draws(definitions: readonly TunedDefinition[], random: () => number): Generator<Proposal> {
  const seen = new Set<string>();
  for (let index = 0; ; index += 1) {
    const tuned = definitions[index % definitions.length];
    if (!tuned) return;
    let proposal = { tuned, values: sampleValues(tuned.ranges, random) };
    for (let draw = 1; draw < mostDraws && seen.has(keyOf(proposal)); draw += 1) {
      proposal = { tuned, values: sampleValues(tuned.ranges, random) };
    }
    seen.add(keyOf(proposal));
    yield proposal;
  }
}

/**
 * What a tuning job tries, in order; several definitions take turns.
 * Bayesian search draws at random here as well: what it finds may be worse than AWS's, but is reproducible.
 */
export const proposeTrials = (job: TuningJob): Generator<Proposal> => {
  const { Strategy, RandomSeed } = job.HyperParameterTuningJobConfig;
  const definitions = definitionsOf(job);
  return Strategy === "Grid" ? grid(definitions) : draws(definitions, seededRandom(RandomSeed ?? fixedSeed));
};
