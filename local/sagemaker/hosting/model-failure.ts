/** What a model's container answered in place of a prediction; status 0 where it did not answer at all. */
export class ModelFailure extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = "ModelFailure";
    this.status = status;
  }
}
