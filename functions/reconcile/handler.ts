import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import type { Push } from "../../shared/domain/push.ts";
import type { Log } from "../../shared/ports/log.ts";
import { type Reconcile, reconcile } from "../../shared/usecases/reconcile/reconcile.ts";

export type ReconcileDependencies = Reconcile & { readonly log: Log };

/** Answers an announced push; a rejection makes Lambda call again, and in the end puts the event aside for the operator. */
export const createHandler = ({ log, ...dependencies }: ReconcileDependencies) =>
  middy<EventBridgeEvent<"PushReceived", Push>, void>()
    .onError(({ error, event }) => log.error("the push was not reconciled", error, { push: event.detail }))
    .handler(async ({ detail }) => {
      const outcome = await reconcile(dependencies, detail);
      log.info("push reconciled", { push: detail, outcome });
    });
