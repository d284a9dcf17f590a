/** A `CreateTrainingJob` request in script mode; what matters is given. */
export const aTrainingRequest = ({
  name,
  program = "train.py",
  code,
  ...members
}: {
  readonly name: string;
  readonly program?: string;
  readonly code: string;
  readonly [member: string]: unknown;
}) => ({
  TrainingJobName: name,
  AlgorithmSpecification: { TrainingImage: "image", TrainingInputMode: "File" },
  RoleArn: "arn:aws:iam::111122223333:role/jobs",
  OutputDataConfig: { S3OutputPath: "s3://models/out/" },
  ResourceConfig: { InstanceType: "ml.m5.large", InstanceCount: 1, VolumeSizeInGB: 10 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  ...members,
  HyperParameters: {
    sagemaker_program: JSON.stringify(program),
    sagemaker_submit_directory: JSON.stringify(code),
    ...(members.HyperParameters as object),
  },
});
