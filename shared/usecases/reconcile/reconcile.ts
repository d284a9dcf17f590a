import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import { projectBusy } from "../../domain/errors.ts";
import type { Push } from "../../domain/push.ts";
import type { CompileSettings } from "./compile-project.ts";
import { reconcileOnce } from "./reconcile-once.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";

export type Reconcile = {
  readonly ports: ReconcilePorts;
  readonly settings: CompileSettings;
  readonly allowed: AllowList;
  /** Waits before attempt n+1, with jitter; n counts from 1. */
  readonly pause: (attempt: number) => Promise<void>;
};

// A hundred simultaneous pushes to one project each lose a few races; more than this says something is stuck.
const ATTEMPTS = 12;

/**
 * Brings a repository's project to what the head of its branch declares. The push is only a hint: the head is read
 * again, so lost, repeated, late or reordered pushes end in the same state, and a head that is applied costs two looks.
 */
export const reconcile = async (
  { ports, settings, allowed, pause }: Reconcile,
  push: Push,
): Promise<ReconcileOutcome> => {
  const branch = allowed(push.repository);
  if (branch === undefined) return { kind: "ignored", reason: `${push.repository} is not on the allow-list` };
  if (push.ref !== `refs/heads/${branch}`)
    return { kind: "ignored", reason: `${push.ref} is not the branch ${branch}` };
  let isForced = push.isForced === true;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = await reconcileOnce(
      ports,
      { ...settings, allowed },
      {
        repository: push.repository,
        branch,
        delivery: push.delivery,
        formerly: push.formerly,
        isRewritten: push.forced,
        isForced,
        isSweep: push.isSweep === true,
      },
    );
    if (outcome !== "lost" && outcome !== "undone") return outcome;
    // What is recorded says nothing of what this writer, being late, has just done to SageMaker.
    isForced ||= outcome === "undone";
    await pause(attempt);
  }
  throw projectBusy(push.repository, ATTEMPTS);
};
