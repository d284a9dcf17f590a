export type Uninstalled = {
  /** What the names of its resources begin with. */
  readonly installation: string;
  /** The key that its table is encrypted with, as long as there is a table to ask. */
  readonly kmsKeyArn?: string | undefined;
  readonly isKeepingModels: boolean;
};

/** What neither the deletion of the stack nor that of its remains takes away, and how it goes. */
export const whatStays = ({ installation, kmsKeyArn, isKeepingModels }: Uninstalled): readonly string[] => [
  ...(isKeepingModels
    ? [
        "models, their bucket, and the table, which proves whose they are: slipway uninstall without --keep-models deletes them later",
      ]
    : []),
  `where kmsKeyArn=new made a key, that key (${kmsKeyArn ?? `described as "What ${installation} keeps"`}), at 1 USD a month: ` +
    "aws kms schedule-key-deletion, once nothing that it encrypts is wanted",
  `the log of events, whose name a new installation of this one needs: aws logs delete-log-group --log-group-name /aws/events/${installation}`,
  "where inferenceRepository made one, the image repository: aws ecr delete-repository --force",
  "log groups of SageMaker, which never expire by themselves (/aws/sagemaker/TrainingJobs, ProcessingJobs, TransformJobs, " +
    `Endpoints/${installation}): aws logs put-retention-policy, or delete-log-group`,
  "the GitHub App, or the repositories' webhooks: delete them in GitHub's settings",
];
