export type CommentRecord = {
  readonly id: number;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};
