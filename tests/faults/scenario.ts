import type { Stage } from "./create-stage.ts";
import type { Files } from "./write-commits.ts";

/** Something that happens to the control plane, to be gone through once for each way in which it can go wrong. */
export type Scenario = {
  readonly name: string;
  /** Files by commit by repository; each commit lies upon the one before. */
  readonly repositories: Readonly<Record<string, Readonly<Record<string, Files>>>>;
  /** What has happened before, undisturbed. */
  readonly given?: (stage: Stage) => Promise<void>;
  readonly when: (stage: Stage) => Promise<void>;
};
