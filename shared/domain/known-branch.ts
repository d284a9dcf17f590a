/** A branch that a project is made of, and the commit of it that was dealt with last. */
export type KnownBranch = {
  readonly repository: string;
  readonly branch: string;
  readonly project: string;
  readonly commit: string;
  /**
   * `refused`: its configs have mistakes, which its author was told; the last good state stays. `deleted`: git has it no
   * more; it is remembered while pipelines of its project are.
   */
  readonly state: "applying" | "applied" | "refused" | "deleted";
  /** Since when it cannot be seen; ISO 8601. What it declares is unknown then, so nothing of it is touched. */
  readonly unseen?: string;
};
