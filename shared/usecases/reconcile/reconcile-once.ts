import type { AllowList } from "../../config/allow-list/create-allow-list.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Snapshot } from "../../domain/snapshot.ts";
import type { Move } from "../../ports/project-store.ts";
import { applyPlan } from "./apply-plan.ts";
import { authorMistake } from "./author-mistake.ts";
import { bereftHeads } from "./bereft-heads.ts";
import { claimMistake } from "./claim-mistake.ts";
import type { CompileSettings } from "./compile-project.ts";
import { completeLastGood } from "./complete-last-good.ts";
import { liftRefusal } from "./lift-refusal.ts";
import { lookAtBranch, type Target } from "./look-at-branch.ts";
import { moveOf } from "./move-of.ts";
import { projectMistake } from "./project-mistake.ts";
import type { ReconcileOutcome } from "./reconcile-outcome.ts";
import type { ReconcilePorts } from "./reconcile-ports.ts";
import { type Refusal, refuseCommit } from "./refuse-commit.ts";
import { strayMove } from "./stray-move.ts";
import { takeUpSnapshot } from "./take-up-snapshot.ts";
import { toldRefusal } from "./told-refusal.ts";
import { withoutRepository } from "./without-repository.ts";

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

const mistakesIn = (
  snapshot: Snapshot,
  diagnostics: readonly Diagnostic[],
  allowed: Pick<AllowList, "mayJoin">,
): readonly Diagnostic[] => {
  const mayJoin = allowed.mayJoin(snapshot.repository, snapshot.settings.project);
  return [...diagnostics.filter(isError), ...(mayJoin ? [] : [projectMistake(snapshot)])];
};

type ReconcileSettings = CompileSettings & { readonly allowed: Pick<AllowList, "mayJoin"> };

/** Tells the authors whose pipelines miss a model unit since a repository left their project; a sweep tells them as well. */
const tellBereft = async (
  ports: ReconcilePorts,
  settings: ReconcileSettings,
  project: string,
): Promise<void> => {
  try {
    for (const { repository, branch } of bereftHeads(await ports.projects.load(project)))
      await reconcileOnce(ports, settings, {
        ...{ repository, branch, delivery: "" },
        ...{ isRewritten: false, isForced: true, isSweep: false },
      });
  } catch (error) {
    ports.log.error("what a repository left behind was not looked at", error, { project });
  }
};

/**
 * One attempt to reconcile. Where another writer was faster, everything must be looked at again: `lost` when nothing was
 * done yet, `undone` when what that writer did may be undone by this one, and must be done again.
 */
export const reconcileOnce = async (
  ports: ReconcilePorts,
  settings: ReconcileSettings,
  target: Target,
): Promise<ReconcileOutcome | "lost" | "undone"> => {
  const { host, projects, now } = ports;
  const look = await lookAtBranch(ports, target);
  if (look.kind === "done") return look.outcome;
  const { snapshot, known, seen } = look;
  const { project } = snapshot.settings;
  const refuse = async (
    refusal: Omit<Refusal, "snapshot" | "known" | "before">,
  ): Promise<ReconcileOutcome | "undone"> => {
    const isComplete =
      known === undefined || (await completeLastGood(ports, { known, target, roleArn: settings.roleArn }));
    return isComplete ? refuseCommit(ports, { snapshot, known, before: seen, ...refusal }) : "undone";
  };
  if (look.kind === "unreadable") return refuse({ diagnostics: look.diagnostics, others: [] });
  const inSettings = mistakesIn(snapshot, look.diagnostics, settings.allowed);
  if (inSettings.length > 0) return refuse({ diagnostics: inSettings, others: [] });

  const state = await projects.load(project);
  const isRenamed = known !== undefined && known.repository !== snapshot.repository;
  const found = isRenamed ? withoutRepository(state, known.repository) : state;
  // The compiler is half of the function, and what most pushes change is nothing to it.
  const { compileSnapshot } = await import("./compile-snapshot.ts");
  const compiled = await compileSnapshot(host, { snapshot, state: found }, settings);
  const { others } = compiled;
  const { diagnostics } = compiled.compilation;
  const beside = { project, generation: state.generation };
  if (diagnostics.some(isError)) return refuse({ diagnostics, others, beside });

  const lifts = toldRefusal(seen);
  const move = await moveOf(projects, known, project);
  const renamed = isRenamed ? known : undefined;
  const takeUp = (from: Move | undefined) =>
    takeUpSnapshot(ports, { target, snapshot, state, compiled, lifts, move: from, renamed });
  const taken = await takeUp(move)
    .then(async (first) => {
      if (first.recorded.kind !== "claimed") return first;
      const stray = await strayMove(projects, snapshot, { known, project: first.recorded.project });
      return stray === undefined ? first : takeUp(stray);
    })
    .catch((error: unknown) => {
      const mistake = authorMistake(error, snapshot);
      if (mistake === undefined) throw error;
      return mistake;
    });
  if ("code" in taken) return refuse({ diagnostics: [taken], others, beside });
  const { head, plan, texts, recorded } = taken;
  if (recorded.kind === "lost") return "lost";
  if (recorded.kind === "claimed") {
    const claimed = [claimMistake(snapshot, recorded.pipeline, recorded.project)];
    return refuse({ diagnostics: claimed, others, beside: { ...beside, claimed: recorded.pipeline } });
  }
  const applied = await applyPlan(ports, { wanted: plan.apply, texts, roleArn: settings.roleArn });
  // Before it is settled, so that whoever is killed here is not the last one to know of the refusal.
  await liftRefusal(ports, lifts, { snapshot, others });
  const isSettled = await projects.settle({
    head: { ...head, state: "applied" },
    applied: applied.map(({ run: _run, ...each }) => each),
    delivery: target.delivery,
    at: now(),
  });
  if (!isSettled) return "undone";
  if (move !== undefined) await tellBereft(ports, settings, move.from.project);
  return {
    kind: "applied",
    commit: snapshot.commit,
    pipelines: applied.map(({ name }) => name),
    executions: applied.flatMap(({ run }) => (run.kind === "started" ? [run.execution.arn] : [])),
  };
};
