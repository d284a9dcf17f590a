/** A registered model version as the registry describes it now. */
export type ModelPackage = {
  readonly arn: string;
  readonly group: string;
  readonly version: number;
  readonly approval: "PendingManualApproval" | "Approved" | "Rejected";
  /** Epoch milliseconds of the last change, which for an approval is the decision. */
  readonly modifiedAt: number;
  /** S3 URIs of the containers' artifacts; undefined where a container has none that is a single object. */
  readonly artifacts: readonly (string | undefined)[];
  /** S3 URIs that containers take their artifacts from uncompressed. */
  readonly uncompressed?: readonly string[];
  readonly images?: readonly string[];
  /** What its container is to be told. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly contentTypes: readonly string[];
  readonly responseTypes?: readonly string[];
  /** S3 URI of a request that the model can answer. */
  readonly samplePayload?: string;
  readonly metadata: Readonly<Record<string, string>>;
};
