import type { CodeStore } from "../../ports/code-store.ts";
import type { Log } from "../../ports/log.ts";
import type { Pipelines } from "../../ports/pipelines.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { SourceHost, StatusBoard } from "../../ports/source-host.ts";

/** What reconciling acts on. */
export type ReconcilePorts = {
  readonly host: SourceHost;
  readonly board: StatusBoard;
  readonly projects: ProjectStore;
  readonly code: CodeStore;
  readonly pipelines: Pipelines;
  readonly log: Log;
  /** ISO 8601. */
  readonly now: () => string;
};
