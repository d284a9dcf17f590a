/** A repository that was created here. Times in records are milliseconds since the epoch. */
export type RepositoryRecord = {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly createdAt: number;
  readonly pushedAt: number;
  readonly isArchived?: boolean;
  /** The repository that it is a fork of. */
  readonly forkOf?: number;
};
