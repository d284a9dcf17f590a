import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { Decision } from "../../shared/domain/decision.ts";
import type { DecisionHint } from "../../shared/domain/decision-hint.ts";
import type { Log } from "../../shared/ports/log.ts";
import { answerDecision, type DecisionPorts } from "../../shared/usecases/serving/answer-decision.ts";
import { showGroup } from "../../shared/usecases/serving/show-group.ts";

/** The part of the registry's event that is used: which package to look at, whether its approval is what changed, and when. */
export type PackageChange = {
  readonly ModelPackageArn?: string;
  readonly ModelApprovalStatus?: string;
  readonly LastModifiedTime?: string;
  readonly UpdatedModelPackageFields?: readonly string[];
};

type RouteTransition =
  | "RouteReverted"
  | "RoutePinned"
  | "RouteUnpinned"
  | "CanarySet"
  | "CanaryPromoted"
  | "CanaryAborted";

/** The registry's own event, what the schedule says that it missed, or what somebody did to a route by hand. */
export type ApprovalEvent =
  | EventBridgeEvent<"SageMaker Model Package State Change", PackageChange>
  | EventBridgeEvent<"DecisionMissed", DecisionHint>
  | EventBridgeEvent<RouteTransition, { readonly group: string }>;

export type ApprovalDependencies = { readonly ports: DecisionPorts; readonly log: Log };

const isAboutApproval = ({ UpdatedModelPackageFields: fields }: PackageChange): boolean =>
  fields === undefined || fields.length === 0 || fields.includes("ModelApprovalStatus");

const readDecision = (packageArn: string, detail: PackageChange): Decision => {
  const decidedAt = Date.parse(detail.LastModifiedTime ?? "");
  return {
    packageArn,
    ...(detail.ModelApprovalStatus === undefined ? {} : { approval: detail.ModelApprovalStatus }),
    ...(Number.isNaN(decidedAt) ? {} : { decidedAt }),
  };
};

/** The decision that an event tells of; undefined where it tells of something else. */
const decisionOf = (event: ApprovalEvent): Decision | undefined => {
  switch (event["detail-type"]) {
    case "RouteReverted":
    case "RoutePinned":
    case "RouteUnpinned":
    case "CanarySet":
    case "CanaryPromoted":
    case "CanaryAborted":
      return undefined;
    case "DecisionMissed":
      return { packageArn: event.detail.package };
    default: {
      const arn = event.detail.ModelPackageArn ?? event.resources[0];
      return arn === undefined || !isAboutApproval(event.detail)
        ? undefined
        : readDecision(arn, event.detail);
    }
  }
};

/** Answers a change in the model registry; a rejection makes Lambda call again, and in the end puts the event aside. */
export const createHandler = ({ ports, log }: ApprovalDependencies) =>
  middy<ApprovalEvent, void>()
    .onError(({ error, event }) =>
      log.error("the decision was not carried out", error, { ...decisionOf(event) }),
    )
    .handler(async (event) => {
      const decision = decisionOf(event);
      if (decision !== undefined) {
        const { packageArn } = decision;
        const outcome = await answerDecision(ports, decision);
        if (outcome.kind === "refused")
          log.error("the package cannot be served", outcome.error, { package: packageArn });
        else log.info("decision carried out", { package: packageArn, outcome });
      } else if ("group" in event.detail) await showGroup(ports, event.detail.group);
    });
