import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { Decision } from "../../shared/domain/decision.ts";
import type { Log } from "../../shared/ports/log.ts";
import { answerDecision, type DecisionPorts } from "../../shared/usecases/serving/answer-decision.ts";

/** The part of the registry's event that is used: which package to look at, whether its approval is what changed, and when. */
export type PackageChange = {
  readonly ModelPackageArn?: string;
  readonly ModelApprovalStatus?: string;
  readonly LastModifiedTime?: string;
  readonly UpdatedModelPackageFields?: readonly string[];
};

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

/** Answers a change in the model registry; a rejection makes Lambda call again, and in the end puts the event aside. */
export const createHandler = ({ ports, log }: ApprovalDependencies) =>
  middy<EventBridgeEvent<string, PackageChange>, void>()
    .onError(({ error, event }) =>
      log.error("the decision was not carried out", error, { package: event.detail.ModelPackageArn }),
    )
    .handler(async ({ detail, resources }) => {
      const arn = detail.ModelPackageArn ?? resources[0];
      if (arn === undefined || !isAboutApproval(detail)) return;
      const outcome = await answerDecision(ports, readDecision(arn, detail));
      if (outcome.kind === "refused")
        log.error("the package cannot be served", outcome.error, { package: arn });
      else log.info("decision carried out", { package: arn, outcome });
    });
