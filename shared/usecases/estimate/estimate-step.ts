import type { DefinitionStep } from "../../compiler/definition.ts";
import type { PriceTable } from "../../domain/price-table.ts";
import type { Fleet, JobLimit, JobWork } from "./job-work.ts";
import type { StepEstimate } from "./step-estimate.ts";
import { type Resolve, workOfStep } from "./work-of-step.ts";

type Amount = number | undefined;

const multiply = (...factors: readonly Amount[]): Amount =>
  factors.reduce<Amount>(
    (product, factor) => (product === undefined || factor === undefined ? undefined : product * factor),
    1,
  );

const sum = (amounts: readonly Amount[]): Amount =>
  amounts.reduce<Amount>(
    (total, amount) => (total === undefined || amount === undefined ? undefined : total + amount),
    0,
  );

const most = (amounts: readonly Amount[]): Amount =>
  amounts.length === 0 || amounts.includes(undefined)
    ? undefined
    : Math.max(...amounts.filter((amount) => amount !== undefined));

const least = (...amounts: readonly Amount[]): Amount => {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** The most that all jobs take of something of which one fleet takes `rate` in an hour. */
const total = ({ kinds, jobs, parallel, stepSeconds }: JobWork, rate: (fleet: Fleet) => Amount): Amount => {
  const hourly = ({ fleets }: JobLimit): Amount => sum(fleets.map(rate));
  const byJobs = multiply(jobs, most(kinds.map((kind) => multiply(hourly(kind), kind.seconds, 1 / 3600))));
  const byTime = multiply(parallel, most(kinds.map(hourly)), multiply(stepSeconds, 1 / 3600));
  return least(byJobs, byTime);
};

const wallHours = ({ kinds, jobs, parallel, stepSeconds }: JobWork): Amount => {
  const rounds = jobs === undefined || !parallel ? undefined : Math.ceil(jobs / parallel);
  return multiply(least(multiply(rounds, most(kinds.map(({ seconds }) => seconds))), stepSeconds), 1 / 3600);
};

/** What a step takes at most; undefined for a step that runs on no machine of SageMaker's jobs. */
export const estimateStep = (
  step: DefinitionStep,
  resolve: Resolve,
  { hourly }: PriceTable,
): StepEstimate | undefined => {
  const work = workOfStep(step, resolve);
  if (work === undefined) return undefined;
  const types = work.kinds.flatMap(({ fleets }) => fleets.flatMap(({ type }) => type ?? []));
  return {
    step: step.Name,
    type: step.Type,
    fleets: work.kinds[0]?.fleets ?? [],
    jobs: work.jobs,
    wallHours: wallHours(work),
    instanceHours: total(work, ({ count }) => count),
    cost: total(work, ({ type, count }) => multiply(count, type === undefined ? undefined : hourly[type])),
    isDeclared: work.stepSeconds !== undefined || work.kinds.every(({ isDeclared }) => isDeclared),
    unpriced: [...new Set(types)].filter((type) => hourly[type] === undefined),
  };
};
