import * as z from "zod";
import type { Transition } from "../../domain/transition.ts";
import { detailMembers } from "./detail-members.ts";
import type { EventDescription } from "./event-description.ts";

const { id, at, project, pipeline, group, repository, branch, commit, by, reason, ...m } = detailMembers;

const ofProject = { id, at, project };
const ofPipeline = { ...ofProject, pipeline };
const ofGroup = { id, at, group };
const declared = { ...ofPipeline, repository, commit };
const intervened = { ...ofPipeline, by, commit, reason: reason.optional() };

const onRoute = {
  ...ofGroup,
  by,
  version: m.version,
  previous: m.previous.optional(),
  reason: reason.optional(),
};

const ofKey = { id, at, key: m.key, name: m.name, by, reason: reason.optional() };

const event = (when: string, detail: z.ZodRawShape): EventDescription => ({ when, detail: z.object(detail) });

/** Every transition that is put on the bus. */
export const transitionEvents: Readonly<Record<Transition, EventDescription>> = {
  ProjectDeclared: event("A commit was taken up: it is the project's desired state from now on.", {
    ...ofProject,
    repository,
    commit,
    delivery: m.delivery,
    pipelines: m.pipelines,
  }),
  ConfigRefused: event("A commit has mistakes: the last good state stays, and its author was told.", {
    ...ofProject,
    repository,
    branch,
    commit,
    codes: m.codes,
  }),
  RepositoryMoved: event("A repository left the project for another one, with its pipelines.", {
    ...ofProject,
    repository,
    commit,
  }),
  RepositoryRenamed: event("A repository has another name; its pipelines stay.", {
    ...ofProject,
    repository,
    commit,
  }),
  RepositoryDeleted: event("A repository or its branch is gone; its pipelines are retired.", {
    ...ofProject,
    repository,
    commit,
  }),
  PipelineApplied: event("A pipeline is in SageMaker as declared.", {
    ...declared,
    digest: m.digest,
    generation: m.generation,
  }),
  PipelineDrifted: event("A pipeline in SageMaker was found to differ from what was applied.", {
    ...declared,
    paths: m.paths,
  }),
  PipelineHealed: event("A pipeline that had drifted is as declared again.", declared),
  PipelineSuspended: event("Somebody let git move on without the pipeline.", intervened),
  PipelineResumed: event(
    "Somebody ended a suspension or a hold: the pipeline follows git again.",
    intervened,
  ),
  PipelineRolledBack: event(
    "Somebody made an earlier revision the desired one; `commit` is that one's.",
    intervened,
  ),
  PipelineReleased: event("Another commit lifted the hold that a rollback left.", {
    ...declared,
    held: m.held,
  }),
  PipelineRetired: event("Git has the pipeline no more; it is deleted after the time of grace.", declared),
  PipelineRestored: event("Git has a retired pipeline again.", declared),
  DeletionConfirmed: event(
    "Somebody agreed that a retired pipeline goes although its model serves.",
    intervened,
  ),
  DeletionStarted: event("The time of grace of a retired pipeline is over: it is being deleted.", declared),
  PipelineDeleted: event("A retired pipeline is deleted.", declared),
  ExecutionQueued: event("A change asks for an execution; it starts as the start policy says.", {
    ...declared,
    run: m.run,
  }),
  ExecutionScheduled: event("A schedule asks for an execution.", { ...ofPipeline, occasion: m.occasion }),
  ExecutionStarted: event("An execution was started.", { ...declared, execution: m.execution }),
  ExecutionEnded: event("An execution is over, also one that somebody started by hand.", {
    ...ofPipeline,
    repository,
    commit: commit.optional(),
    execution: m.execution,
    status: m.status,
  }),
  RouteChanged: event("A version of a group serves from now on, after an approval or a rejection.", {
    ...ofGroup,
    package: m.package,
    approval: m.approval,
    version: m.version,
    previous: m.previous.optional(),
  }),
  RouteWithdrawn: event("Nothing of a group serves any more.", {
    ...ofGroup,
    package: m.package,
    approval: m.approval,
    previous: m.previous.optional(),
  }),
  DeploymentFailed: event("An approved version could not be deployed: what served still does.", {
    ...ofGroup,
    package: m.package,
    version: m.failed,
    code: m.code,
    reason: m.why,
  }),
  RouteReverted: event("Somebody let an earlier version serve again, until the next approval.", onRoute),
  RoutePinned: event("Somebody made sure that this version serves, whatever is approved.", onRoute),
  RouteUnpinned: event("Somebody removed a pin: the version that was approved last serves.", {
    ...onRoute,
    version: m.version.optional(),
  }),
  CanarySet: event(
    "A version answers a share of the requests from now on, or another share; `version` answers the others.",
    { ...onRoute, canary: m.canary, percent: m.percent, package: m.package.optional() },
  ),
  CanaryPromoted: event("A canary has taken over: it answers all requests.", onRoute),
  CanaryAborted: event("A canary was taken away; only another approval of its version brings it back.", {
    ...onRoute,
    canary: m.aborted,
  }),
  ShadowSet: event("A version is asked a share of the requests for comparison; nobody gets its answers.", {
    ...onRoute,
    shadow: m.shadow,
    percent: m.percent,
  }),
  ShadowEnded: event("A version is no longer asked for comparison.", { ...onRoute, shadow: m.shadow }),
  RolloutSet: event("What is approved in the group becomes a canary first, from now on.", {
    ...onRoute,
    version: m.version.optional(),
    percent: m.percent,
  }),
  RolloutEnded: event("What is approved in the group serves at once, from now on.", {
    ...onRoute,
    version: m.version.optional(),
  }),
  KeyCreated: event("Somebody made an API key.", { ...ofKey, groups: m.groups }),
  KeyRotated: event(
    "Somebody gave an API key a new secret; the one before it counts for a while yet.",
    ofKey,
  ),
  KeyRevoked: event("Somebody ended an API key.", ofKey),
  ModelsCollected: event(
    "Copies that nothing has needed for the time of grace are deleted from the endpoint's prefix.",
    {
      ...ofGroup,
      models: m.models,
    },
  ),
};
