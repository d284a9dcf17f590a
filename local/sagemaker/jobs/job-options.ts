import type { SandboxWish } from "./container/choose-sandbox.ts";
import type { StartModelContainer } from "./transform/start-model-container.ts";

/** How the machine runs jobs. */
export type JobOptions = {
  /** The interpreter that stands for every image's own. */
  readonly python: string;
  /** Whether jobs run in bubblewrap; `auto` goes without where it cannot be used. */
  readonly sandbox: SandboxWish;
  /** How long a stopped job may take to end; 120 s where not given, as at AWS. */
  readonly stopGraceSeconds?: number;
  /** Serves a model for batch transforms, which cannot run where it is not given. */
  readonly startModelContainer?: StartModelContainer;
  readonly warn: (message: string) => void;
};
