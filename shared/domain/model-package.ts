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
  readonly contentTypes: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
};
