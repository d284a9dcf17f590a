/** A model package group; `LastVersion` counts the versions that it ever had, so that none comes twice. */
export type GroupRecord = {
  readonly ModelPackageGroupName: string;
  readonly ModelPackageGroupArn: string;
  readonly ModelPackageGroupDescription?: string;
  readonly ModelPackageGroupStatus: "Completed";
  readonly CreationTime: number;
  readonly ManagedConfiguration?: object;
  readonly ResourcePolicy?: string;
  readonly LastVersion: number;
};
