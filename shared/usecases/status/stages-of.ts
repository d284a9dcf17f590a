import type { ServingVersion } from "../../domain/route.ts";
import { groupPhase } from "./group-phase.ts";
import { phaseOf } from "./phase-of.ts";
import type { GroupFacts, Mover, StatusFacts } from "./pipeline-status.ts";
import { syncOf } from "./sync-of.ts";
import { tellServing } from "./tell-serving.ts";

/** One stage on the way of a model from git to its callers. */
export type Stage = {
  readonly name: "git" | "pipeline" | "run" | "register" | "approve" | "deploy" | "serve";
  /** `now`: this is what everything after it waits for. */
  readonly state: "done" | "now" | "later";
  readonly detail: string;
  readonly since?: string;
  readonly move: Mover;
};

type Found = Omit<Stage, "state" | "name"> & { readonly isDone: boolean };

const short = (commit: string): string => commit.slice(0, 12);

const ofCommit = (commit: string | undefined): string =>
  commit === undefined ? "" : ` (commit ${short(commit)})`;

const git = (facts: StatusFacts): Found => {
  const { branch, record } = facts;
  const isDone =
    branch !== undefined &&
    branch.unseen === undefined &&
    branch.state !== "refused" &&
    record.retired === undefined;
  if (!isDone) {
    const { reason, since, move } = syncOf(facts);
    return { isDone, detail: reason, ...(since === undefined ? {} : { since }), move };
  }
  return { isDone, detail: `${branch.repository}@${short(branch.commit)}`, move: "nobody" };
};

const pipeline = (facts: StatusFacts): Found => {
  const { record } = facts;
  const { reason, since, move, is } = syncOf(facts);
  const { suspended } = record;
  if (suspended !== undefined)
    return { isDone: false, detail: phaseOf(facts).reason, since: suspended.at, move: "operator" };
  return {
    // Somebody's edit or a hold differs from git, but keeps no model from being trained and served.
    isDone: is === "Synced" || record.hold !== undefined || record.drift !== undefined,
    detail: reason,
    ...(since === undefined ? {} : { since }),
    move,
  };
};

const run = (facts: StatusFacts, { latest }: GroupFacts): Found => {
  const { execution, record } = facts;
  if (execution?.status === "Succeeded" && record.waiting === undefined)
    return { isDone: true, detail: "the last execution succeeded", move: "nobody" };
  // A version that somebody's own execution registered needs none of ours.
  if (execution === undefined && record.waiting === undefined && latest !== undefined)
    return { isDone: true, detail: "registered by an execution that Slipway did not start", move: "nobody" };
  const { reason, since, move } = phaseOf(facts);
  return { isDone: false, detail: reason, ...(since === undefined ? {} : { since }), move };
};

const register = ({ execution }: StatusFacts, { latest }: GroupFacts): Found => {
  const isOfRun =
    latest !== undefined &&
    (execution === undefined ||
      latest.metadata.execution === undefined ||
      latest.metadata.execution === execution.arn);
  if (isOfRun)
    return {
      isDone: true,
      detail: `version ${latest.version}${ofCommit(latest.metadata.commit)}`,
      since: new Date(latest.modifiedAt).toISOString(),
      move: "nobody",
    };
  return {
    isDone: false,
    detail:
      latest === undefined
        ? "no version has been registered: the run has no RegisterModel step, or its gate said no"
        : `the last run registered nothing (version ${latest.version} is of another): its gate said no, or a cached step was reused`,
    move: "author",
  };
};

const approve = (group: GroupFacts): Found => {
  const { is, reason, since, move } = groupPhase(group);
  const approved = group.latest?.approval === "Approved";
  if (approved)
    return { isDone: true, detail: `version ${group.latest?.version} is approved`, move: "nobody" };
  return {
    isDone: false,
    detail: is === "Idle" ? "nothing to approve yet" : reason,
    ...(since === undefined ? {} : { since }),
    move,
  };
};

const deploy = (group: GroupFacts): Found => {
  const { is, reason, since, move } = groupPhase(group);
  return {
    isDone: is === "Serving",
    detail: is === "Serving" ? `${group.route?.stable?.targetModel}` : reason,
    ...(since === undefined ? {} : { since }),
    move,
  };
};

/** Where git has gone since the version was made that serves, as after a revert. */
const tellSince = (
  { record: { anchor, desired } }: StatusFacts,
  { repository, commit }: ServingVersion,
): string =>
  commit === undefined || repository !== anchor.repository || commit === desired.commit
    ? ""
    : `; since ${desired.at} git declares what commit ${short(desired.commit)} holds`;

const serve = (facts: StatusFacts, { route }: GroupFacts): Found => {
  const { stable, reason = "nothing serves" } = route ?? {};
  if (stable === undefined) return { isDone: false, detail: reason, move: "nobody" };
  const detail = `${tellServing(route, ofCommit(stable.commit))}${tellSince(facts, stable)}`;
  return { isDone: true, detail, move: "nobody" };
};

/** The stages of a group from git to its callers; the first that is not done is what it waits for. */
export const stagesOf = (facts: StatusFacts, group: GroupFacts): readonly Stage[] => {
  const found: readonly (readonly [Stage["name"], Found])[] = [
    ["git", git(facts)],
    ["pipeline", pipeline(facts)],
    ["run", run(facts, group)],
    ["register", register(facts, group)],
    ["approve", approve(group)],
    ["deploy", deploy(group)],
    ["serve", serve(facts, group)],
  ];
  const blocked = found.findIndex(([, { isDone }]) => !isDone);
  return found.map(([name, { isDone: _isDone, ...rest }], index) => ({
    name,
    state: blocked === -1 || index < blocked ? "done" : index === blocked ? "now" : "later",
    ...rest,
  }));
};
