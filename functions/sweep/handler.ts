import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { RepositoryHint } from "../../shared/domain/repository-hint.ts";
import type { Log } from "../../shared/ports/log.ts";
import { answerRepository } from "../../shared/usecases/sweep/answer-repository.ts";
import { type Sweep, sweep } from "../../shared/usecases/sweep/sweep.ts";

export type SweepDependencies = Sweep & { readonly log: Log };

/** The clock, or a word about one repository. */
export type SweepEvent =
  | EventBridgeEvent<"RepositoryChanged", RepositoryHint>
  | EventBridgeEvent<"Scheduled Event", unknown>;

/** Compares what is known with what is there: all of it when the clock strikes, one repository when a delivery tells of it. */
export const createHandler = ({ log, ...dependencies }: SweepDependencies) =>
  middy<SweepEvent, void>()
    .onError(({ error }) => log.error("the sweep was broken off", error))
    .handler(async (event) => {
      if (event["detail-type"] === "RepositoryChanged") {
        const outcome = await answerRepository(dependencies, event.detail);
        log.info("repository looked at", { repository: event.detail, outcome });
      } else log.info("swept", { ...(await sweep(dependencies)) });
    });
