/** A model's artifact that is not in S3, or is no archive; the message is the one that SageMaker gives. */
export class ArtifactUnavailable extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = "ArtifactUnavailable";
  }
}
