export type Signature = {
  readonly name: string;
  readonly email: string;
  /** Seconds since the epoch, and the offset that the person's clock had (`+0200`). */
  readonly seconds: number;
  readonly zone: string;
};

export type Commit = {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
};
