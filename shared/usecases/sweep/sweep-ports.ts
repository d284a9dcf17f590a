import type { Announcer } from "../../ports/announcer.ts";
import type { CodeStore } from "../../ports/code-store.ts";
import type { Deliveries } from "../../ports/deliveries.ts";
import type { Log } from "../../ports/log.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Pipelines } from "../../ports/pipelines.ts";
import type { ProjectStore } from "../../ports/project-store.ts";
import type { Proposals } from "../../ports/proposals.ts";
import type { SourceHost } from "../../ports/source-host.ts";
import type { FollowPorts } from "../executions/follow-execution.ts";

/** What sweeping acts on. */
export type SweepPorts = Omit<FollowPorts, "projects" | "pipelines"> & {
  readonly host: Pick<SourceHost, "isHead" | "nameOf">;
  readonly deliveries: Deliveries;
  readonly proposals: Proposals;
  readonly announcer: Announcer;
  readonly outbox: Pick<Outbox, "resend">;
  readonly projects: ProjectStore;
  readonly pipelines: Pipelines;
  readonly code: Pick<CodeStore, "text">;
  readonly log: Log;
};
