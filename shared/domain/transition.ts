/** Every transition that the control plane knows: what the audit calls it, and the event that tells it. */
export const transitions = {
  declared: "ProjectDeclared",
  refused: "ConfigRefused",
  "repository moved": "RepositoryMoved",
  "repository renamed": "RepositoryRenamed",
  "repository deleted": "RepositoryDeleted",
  applied: "PipelineApplied",
  drifted: "PipelineDrifted",
  healed: "PipelineHealed",
  suspended: "PipelineSuspended",
  resumed: "PipelineResumed",
  "rolled back": "PipelineRolledBack",
  released: "PipelineReleased",
  retired: "PipelineRetired",
  restored: "PipelineRestored",
  "deletion confirmed": "DeletionConfirmed",
  deleting: "DeletionStarted",
  deleted: "PipelineDeleted",
  queued: "ExecutionQueued",
  scheduled: "ExecutionScheduled",
  started: "ExecutionStarted",
  ended: "ExecutionEnded",
  routed: "RouteChanged",
  withdrawn: "RouteWithdrawn",
  "not deployed": "DeploymentFailed",
  reverted: "RouteReverted",
  pinned: "RoutePinned",
  unpinned: "RouteUnpinned",
  "canary set": "CanarySet",
  promoted: "CanaryPromoted",
  aborted: "CanaryAborted",
  "shadow set": "ShadowSet",
  "shadow ended": "ShadowEnded",
  "rollout set": "RolloutSet",
  "rollout ended": "RolloutEnded",
  collected: "ModelsCollected",
  "key created": "KeyCreated",
  "key rotated": "KeyRotated",
  "key revoked": "KeyRevoked",
} as const;

/** A transition as the audit calls it. */
export type Action = keyof typeof transitions;

/** A transition as the bus calls it: the detail-type of its event. */
export type Transition = (typeof transitions)[Action];
