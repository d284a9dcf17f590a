export type CommentRecord = {
  readonly id: number;
  readonly body: string;
  /** Absent for the local user. */
  readonly author?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};
