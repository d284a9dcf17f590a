import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { Log } from "../../shared/ports/log.ts";
import { type FollowPorts, followExecution } from "../../shared/usecases/executions/follow-execution.ts";

export type ExecutionChange = { readonly pipelineExecutionArn?: string };

export type ProgressDependencies = { readonly ports: FollowPorts; readonly log: Log };

/** Answers a change of a pipeline execution by showing on GitHub how it is doing now. */
export const createHandler = ({ ports, log }: ProgressDependencies) =>
  middy<EventBridgeEvent<string, ExecutionChange>, void>()
    .onError(({ error, event }) =>
      log.error("progress was not shown", error, { execution: event.detail.pipelineExecutionArn }),
    )
    .handler(async ({ detail: { pipelineExecutionArn: arn } }) => {
      if (arn === undefined) return;
      log.info("execution followed", { execution: arn, outcome: await followExecution(ports, arn) });
    });
