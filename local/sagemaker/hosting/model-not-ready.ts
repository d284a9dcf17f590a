/** A model of a variant that is still loading when its caller may wait no longer. */
export class ModelNotReady extends Error {
  readonly variantName: string;

  constructor(variantName: string) {
    super("the model is still loading");
    this.name = "ModelNotReady";
    this.variantName = variantName;
  }
}
