import type { ProcessingInput, ProcessingJob, ProcessingOutput } from "./processing-job.ts";

const checkInput = ({ InputName, S3Input, DatasetDefinition }: ProcessingInput): void => {
  if (DatasetDefinition || !S3Input) {
    throw new Error(`ClientError: input "${InputName}" cannot be read here: only S3 inputs can`);
  }
  if (S3Input.S3InputMode === "Pipe") {
    throw new Error(`ClientError: input "${InputName}" cannot use input mode Pipe here: use File`);
  }
  if (!S3Input.LocalPath) throw new Error(`ClientError: input "${InputName}" has no LocalPath`);
};

const checkOutput = ({ OutputName, S3Output }: ProcessingOutput): void => {
  if (!S3Output)
    throw new Error(`ClientError: output "${OutputName}" cannot be written here: only S3 outputs can`);
  if (!S3Output.LocalPath) throw new Error(`ClientError: output "${OutputName}" has no LocalPath`);
};

/** Refuses a processing job that cannot run on this machine, with what is in its way. */
export const checkProcessing = (job: ProcessingJob): void => {
  for (const input of job.ProcessingInputs ?? []) checkInput(input);
  for (const output of job.ProcessingOutputConfig?.Outputs ?? []) checkOutput(output);
  if (!job.AppSpecification.ContainerEntrypoint?.length) {
    throw new Error(
      `ClientError: image ${job.AppSpecification.ImageUri} cannot run here: images are not pulled, so a processing job needs a ContainerEntrypoint`,
    );
  }
};
