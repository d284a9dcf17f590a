export type HookRecord = {
  readonly id: number;
  /** Absent for the hook that a repository is created with: its address is the local system's, which may change. */
  readonly url?: string;
  /** Absent where the local system's own secret signs; null where nothing does. */
  readonly secret?: string | null;
  /** `*` stands for all. */
  readonly events: readonly string[];
  readonly isActive: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
};
