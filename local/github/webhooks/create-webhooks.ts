import { randomUUID } from "node:crypto";
import type { GitHubLimits } from "../github-options.ts";
import type { DeliveryRecord } from "../state/delivery-record.ts";
import type { HookRecord } from "../state/hook-record.ts";
import type { State } from "../state/open-state.ts";
import { ownerKey } from "../state/owner-key.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { deliveryHeaders } from "./delivery-headers.ts";
import { deliveryOutcome } from "./delivery-outcome.ts";
import type { Delivery, DeliveryResponse } from "./post-delivery.ts";

export type WebhookEvent = { readonly name: string; readonly action?: string; readonly payload: object };

/** Tells subscribers what happened: once each, without waiting and without trying again, as GitHub does. */
export type Webhooks = {
  urlOf(hook: HookRecord): string;
  /** Sends an event to every hook of the repository that is subscribed to it. */
  emit(repository: RepositoryRecord, event: WebhookEvent): void;
  /** Sends an event to one hook, whatever it is subscribed to. */
  send(repository: RepositoryRecord, hook: HookRecord, event: WebhookEvent): void;
  /** Sends the same bytes under the same `X-GitHub-Delivery` again; false when the content is not kept any more. */
  redeliver(repository: RepositoryRecord, hook: HookRecord, delivery: DeliveryRecord): boolean;
  /** Resolves once nothing is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  readonly state: State;
  readonly now: () => number;
  readonly limits: Pick<GitHubLimits, "deliveryBytes" | "deliveryMilliseconds">;
  readonly url: () => string;
  readonly secret: string;
  readonly deliver: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryResponse>;
};

type Message = Pick<DeliveryRecord, "guid" | "event" | "action" | "isRedelivery"> & { readonly body: string };

// What is older can no longer be redelivered: https://docs.github.com/webhooks/testing-and-troubleshooting-webhooks
const KEPT_MILLISECONDS = 3 * 24 * 3600 * 1000;

export const createWebhooks = ({ state, now, limits, url, secret, deliver }: Options): Webhooks => {
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  const urlOf = (hook: HookRecord): string => hook.url ?? url();

  const forgetOld = (hook: HookRecord): void => {
    const old = state.deliveries
      .of(`${hook.id}`)
      .filter(({ deliveredAt }) => deliveredAt < now() - KEPT_MILLISECONDS);
    for (const { id } of old) {
      state.deliveries.remove(id);
      state.contents.delete(id);
    }
  };

  const post = async (repository: RepositoryRecord, hook: HookRecord, message: Message): Promise<void> => {
    const body = Buffer.from(message.body);
    const { event, guid, action, isRedelivery } = message;
    const headers = deliveryHeaders({
      event,
      guid,
      body,
      hookId: hook.id,
      repositoryId: repository.id,
      secret: hook.secret === undefined ? secret : hook.secret,
    });
    const content = {
      requestHeaders: headers,
      requestBody: message.body,
      responseHeaders: {},
      responseBody: "",
    };
    forgetOld(hook);
    // Remembered before it is sent: what a stopped process did not finish can still be redelivered.
    const record = state.deliveries.add(`${hook.id}`, {
      id: state.nextNumber("delivery"),
      guid,
      deliveredAt: now(),
      isRedelivery,
      durationMilliseconds: 0,
      status: "pending",
      statusCode: 0,
      event,
      action,
      repositoryId: repository.id,
      url: urlOf(hook),
    });
    state.contents.put(record.id, content);

    const start = performance.now();
    const signal = AbortSignal.any([AbortSignal.timeout(limits.deliveryMilliseconds), stopping.signal]);
    const outcome = await deliveryOutcome(deliver({ url: record.url, headers, body }, signal), signal);
    state.deliveries.replace({
      ...record,
      durationMilliseconds: Math.round(performance.now() - start),
      status: outcome.status,
      statusCode: outcome.statusCode,
    });
    state.contents.put(record.id, {
      ...content,
      responseHeaders: outcome.headers,
      responseBody: outcome.body,
    });
  };

  const start = (repository: RepositoryRecord, hook: HookRecord, message: Message): void => {
    // GitHub drops such an event without a trace.
    if (Buffer.byteLength(message.body) > limits.deliveryBytes || stopping.signal.aborted) return;
    const posting = post(repository, hook, message)
      .catch((error: unknown) => console.error(error))
      .finally(() => underWay.delete(posting));
    underWay.add(posting);
  };

  const send: Webhooks["send"] = (repository, hook, { name, action = null, payload }) =>
    start(repository, hook, {
      guid: randomUUID(),
      event: name,
      action,
      isRedelivery: false,
      body: JSON.stringify(payload),
    });

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  return {
    urlOf,
    send,
    emit: (repository, event) => {
      const isWanted = ({ isActive, events }: HookRecord): boolean =>
        isActive && (events.includes("*") || events.includes(event.name));
      for (const hook of state.hooks.of(ownerKey(repository)).filter(isWanted)) send(repository, hook, event);
    },
    redeliver: (repository, hook, { id, guid, event, action }) => {
      const content = state.contents.get(id);
      if (!content) return false;
      start(repository, hook, { guid, event, action, isRedelivery: true, body: content.requestBody });
      return true;
    },
    settled,
    close: async () => {
      stopping.abort();
      await settled();
    },
  };
};
