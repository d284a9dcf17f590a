import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { MergeGroupHint } from "../../shared/domain/merge-group-hint.ts";
import type { PullRequestHint } from "../../shared/domain/pull-request-hint.ts";
import type { Log } from "../../shared/ports/log.ts";
import {
  type AnswerChange,
  answerMergeGroup,
  answerPullRequest,
} from "../../shared/usecases/change/answer-change.ts";

export type PlanDependencies = AnswerChange & { readonly log: Log };

/** What is proposed: a pull request, or a commit of a merge queue. */
export type ProposalEvent =
  | EventBridgeEvent<"PullRequestChanged", PullRequestHint>
  | EventBridgeEvent<"MergeGroupRequested", MergeGroupHint>;

/** Answers a proposed change with its plan; a rejection makes Lambda call again, and in the end puts the event aside for the operator. */
export const createHandler = ({ log, ...dependencies }: PlanDependencies) =>
  middy<ProposalEvent, void>()
    .onError(({ error, event }) => log.error("the change was not planned", error, { change: event.detail }))
    .handler(async (event) => {
      const outcome =
        event["detail-type"] === "MergeGroupRequested"
          ? await answerMergeGroup(dependencies, event.detail)
          : await answerPullRequest(dependencies, event.detail);
      log.info("change planned", { change: event.detail, outcome });
    });
