import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { KnownBranch } from "../../domain/known-branch.ts";
import { takeTurns } from "../take-turns.ts";
import { createAttempts } from "./create-attempts.ts";
import { type BranchFinding, sweepBranch } from "./sweep-branch.ts";
import type { SweepPorts } from "./sweep-ports.ts";
import { type ProjectFinding, sweepProject } from "./sweep-project.ts";
import { sweepProposals } from "./sweep-proposals.ts";

export type Sweep = {
  readonly ports: SweepPorts;
  readonly allowed: AllowList;
  readonly roleArn: string;
};

/** What a sweep found and did. */
export type SweepReport = {
  /** How many branches were found how. */
  readonly branches: Readonly<Partial<Record<BranchFinding | "not allowed" | "failed", number>>>;
  readonly redelivered: number;
  /** Pull requests whose plan was asked for, since nobody had answered them. */
  readonly proposals: number;
  readonly projects: readonly ProjectFinding[];
  /** Events that had not reached the bus. */
  readonly published: number;
  /** What could not be swept, and will be next time. */
  readonly failures: number;
};

// Few enough for GitHub's secondary limits, beside what pushes ask at the same time.
const AT_ONCE = 8;
// A sweep comes every few minutes; what GitHub failed to hand over before is healed by the heads alone.
const RECENT = 60 * 60 * 1000;

const isRateLimited = (error: unknown): boolean =>
  error instanceof ControlPlaneError && error.code === "RateLimited";

const sweepBranches = async (
  { ports, allowed }: Sweep,
  branches: readonly KnownBranch[],
): Promise<SweepReport["branches"]> => {
  const counts: Partial<Record<BranchFinding | "not allowed" | "failed", number>> = {};
  const count = (finding: BranchFinding | "not allowed" | "failed", by = 1): void => {
    counts[finding] = (counts[finding] ?? 0) + by;
  };
  for (let at = 0; at < branches.length; at += AT_ONCE) {
    const found = await Promise.allSettled(
      branches
        .slice(at, at + AT_ONCE)
        .map(async (known) =>
          allowed(known.repository) === known.branch ? sweepBranch({ ports, allowed }, known) : "not allowed",
        ),
    );
    for (const result of found) count(result.status === "fulfilled" ? result.value : "failed");
    const reasons = found.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    for (const reason of reasons) ports.log.error("a branch was not swept", reason);
    if (reasons.some(isRateLimited)) {
      count("failed", Math.max(0, branches.length - at - AT_ONCE));
      break;
    }
  }
  return counts;
};

const redeliver = async ({ ports: { deliveries, now } }: Sweep): Promise<number> => {
  const since = new Date(Date.parse(now()) - RECENT).toISOString();
  const failed = await deliveries.failed(since);
  for (const { id } of failed) await deliveries.redeliver(id);
  return failed.length;
};

// How often a sweep comes.
const EVERY = 5 * 60 * 1000;

// Whoever committed an event publishes it within that time, or has died.
const LATE = 60 * 1000;

/**
 * Compares everything that is known with what is there, and heals what messages missed. What fails is left for the next
 * sweep and keeps nothing else from being swept.
 */
export const sweep = async (request: Sweep): Promise<SweepReport> => {
  const { ports, roleArn } = request;
  const branches = await ports.projects.branches();
  const { attempt, failures } = createAttempts(ports.log);
  const inTurn = takeTurns(branches, ports.now(), EVERY);
  // First, since it is cheap and a sweep may be out of time before its end.
  const late = new Date(Date.parse(ports.now()) - LATE).toISOString();
  const published = await attempt("the outbox", () => ports.outbox.resend(late));
  const found = await sweepBranches(request, inTurn);
  const redelivered = await attempt("what GitHub failed to deliver", () => redeliver(request));
  const proposals = await attempt("what is proposed", () => sweepProposals(request, inTurn));
  const projects: ProjectFinding[] = [];
  // What a repository left behind in a project is seen to, whatever project it is part of by now.
  const listed = (await attempt("the list of projects", () => ports.projects.names())) ?? [];
  const names = [...new Set([...listed, ...branches.map((known) => known.project)])];
  for (const project of takeTurns(names, ports.now(), EVERY)) {
    const finding = await attempt(`the project ${project}`, () => sweepProject(ports, project, roleArn));
    if (finding === undefined) continue;
    projects.push(finding);
    // What is deleted is remembered until nothing is left of its project.
    if (finding.isEmpty)
      await attempt(`the project ${project}`, async () => {
        const deleted = branches.filter((known) => known.project === project && known.state === "deleted");
        for (const known of deleted) await ports.projects.forget(known);
      });
  }
  return {
    branches: found,
    redelivered: redelivered ?? 0,
    proposals: proposals ?? 0,
    projects,
    published: published ?? 0,
    failures: projects.reduce((sum, each) => sum + each.failures, failures() + (found.failed ?? 0)),
  };
};
