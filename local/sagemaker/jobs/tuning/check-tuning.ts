import { AwsError } from "../../../gateway/aws-error.ts";
import { definitionsOf } from "./definitions-of.ts";
import type { ParameterRanges, TuningJob } from "./tuning-job.ts";

const invalid = (message: string): AwsError => new AwsError("ValidationException", message);

const checkRanges = (ranges: ParameterRanges, strategy: string): void => {
  const { IntegerParameterRanges = [], ContinuousParameterRanges = [] } = ranges;
  const numeric = [...IntegerParameterRanges, ...ContinuousParameterRanges];
  if (strategy === "Grid" && numeric.length > 0) {
    throw invalid("Grid search takes categorical parameter ranges only.");
  }
  for (const { Name, MinValue, MaxValue, ScalingType } of numeric) {
    const [min, max] = [Number(MinValue), Number(MaxValue)];
    const isOrdered = min <= max;
    const isScalable =
      (ScalingType !== "Logarithmic" || min > 0) &&
      (ScalingType !== "ReverseLogarithmic" || (min >= 0 && max < 1));
    if (!isOrdered) throw invalid(`The range of "${Name}" is not valid: ${MinValue} is above ${MaxValue}.`);
    if (!isScalable) throw invalid(`The range of "${Name}" cannot be scaled by ${ScalingType}.`);
  }
};

/** Refuses a tuning job that could not run. */
export const checkTuning = (job: TuningJob): void => {
  const { Strategy } = job.HyperParameterTuningJobConfig;
  if (Strategy === "Hyperband") {
    throw invalid("The strategy Hyperband is not available here: use Random, Bayesian or Grid.");
  }
  if ((job.TrainingJobDefinition === undefined) === (job.TrainingJobDefinitions === undefined)) {
    throw invalid("Either TrainingJobDefinition or TrainingJobDefinitions must be provided.");
  }
  for (const { ranges } of definitionsOf(job)) checkRanges(ranges, Strategy);
};
