/** What the refusal of a commit depends on beside the commit itself. */
export type RefusedBeside = {
  /** The project that the commit wants to be part of, as it was then. */
  readonly project: string;
  readonly generation: number;
  /** The pipeline whose name another project has. */
  readonly claimed?: string;
};

/** A commit beside which a refusal is shown, and the other repositories whose authors were told of a conflict with it. */
export type ToldRefusal = { readonly commit: string; readonly concerned: readonly string[] };

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
  /** Other repositories whose authors were told of a conflict with a refused commit. */
  readonly concerned?: readonly string[];
  /** What was refused before the commit that is being applied, where its authors are yet to be told that it is over. */
  readonly lifts?: ToldRefusal;
  /** Beside what it was refused; where that has changed since, it may be taken up after all. */
  readonly refused?: RefusedBeside;
  /** What its repository was called when something of it was taken up last, where a commit is refused under its new name. */
  readonly formerly?: string;
  /** Since when it cannot be seen; ISO 8601. What it declares is unknown then, so nothing of it is touched. */
  readonly unseen?: string;
};
