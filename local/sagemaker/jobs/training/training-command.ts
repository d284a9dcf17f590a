import { scriptPath } from "../container/script-path.ts";
import { readSetting } from "./read-setting.ts";
import type { TrainingJob } from "./training-job.ts";

/** The training program, where the job is one of script mode. */
export const trainingProgram = ({ Environment, HyperParameters }: TrainingJob): string | undefined =>
  Environment?.SAGEMAKER_PROGRAM ?? readSetting(HyperParameters?.sagemaker_program);

/** The command that trains; refuses a job whose image alone knows how. */
export const trainingCommand = (job: TrainingJob, installsRequirements: boolean): readonly string[] => {
  const { ContainerEntrypoint, ContainerArguments, TrainingImage, AlgorithmName } =
    job.AlgorithmSpecification;
  if (ContainerEntrypoint) return [...ContainerEntrypoint, ...(ContainerArguments ?? [])];
  if (trainingProgram(job)) {
    return ["python", scriptPath("train.py"), ...(installsRequirements ? ["--install-requirements"] : [])];
  }
  const image = TrainingImage ?? AlgorithmName ?? "(none)";
  throw new Error(
    `ClientError: image ${image} cannot run here: images are not pulled, so a training job needs a script (the hyperparameters sagemaker_program and sagemaker_submit_directory) or a ContainerEntrypoint`,
  );
};
