import { setImmediate } from "node:timers/promises";
import { describe, expect, it } from "@jest/globals";
import { DEFAULT_LIMITS } from "../../../../local/github/default-limits.ts";
import { openState } from "../../../../local/github/state/open-state.ts";
import { createWebhooks } from "../../../../local/github/webhooks/create-webhooks.ts";
import type { Delivery, DeliveryResponse } from "../../../../local/github/webhooks/post-delivery.ts";
import { aFolder } from "../../../builders/a-folder.ts";

const DAY = 24 * 3600 * 1000;
const REPOSITORY = { id: 1, owner: "acme", name: "model", defaultBranch: "main", createdAt: 0, pushedAt: 0 };
const FINE: DeliveryResponse = { status: 202, headers: {}, body: "" };

const aSender = async (deliver: (delivery: Delivery, signal: AbortSignal) => Promise<DeliveryResponse>) => {
  const clock = { now: 10 * DAY };
  const state = openState(await aFolder("webhooks"));
  const hook = { id: 1, events: ["push"], isActive: true, createdAt: 0, updatedAt: 0 };
  state.hooks.add("1", hook);
  const webhooks = createWebhooks({
    state,
    deliver,
    now: () => clock.now,
    limits: DEFAULT_LIMITS,
    url: () => "http://127.0.0.1:1/webhook",
    secret: "s",
  });
  return { clock, state, hook, webhooks };
};

describe("webhooks", () => {
  it("go to active hooks that are subscribed, and to no other", async () => {
    const sent: string[] = [];
    const { state, webhooks } = await aSender(async ({ headers }) => {
      sent.push(`${headers["X-GitHub-Hook-ID"]} ${headers["X-GitHub-Event"]}`);
      return FINE;
    });
    const times = { createdAt: 0, updatedAt: 0 };
    state.hooks.add("1", { id: 2, events: ["*"], isActive: true, ...times });
    state.hooks.add("1", { id: 3, events: ["*"], isActive: false, ...times });
    state.hooks.add("2", { id: 4, events: ["*"], isActive: true, ...times });
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    webhooks.emit(REPOSITORY, { name: "status", payload: {} });
    await webhooks.settled();
    expect(sent.sort()).toEqual(["1 push", "2 push", "2 status"]);
  });

  it("do not wait for one another, and settle only when all have ended", async () => {
    const waiting: (() => void)[] = [];
    const { webhooks, state } = await aSender(
      () => new Promise((resolve) => waiting.push(() => resolve(FINE))),
    );
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    await setImmediate();
    expect(waiting).toHaveLength(2);
    expect(state.deliveries.of("1").map(({ status }) => status)).toEqual(["pending", "pending"]);
    const settled = webhooks.settled();
    for (const finish of waiting) finish();
    await settled;
    expect(state.deliveries.of("1").map(({ status }) => status)).toEqual(["OK", "OK"]);
  });

  it("are forgotten after three days", async () => {
    const { clock, state, hook, webhooks } = await aSender(async () => FINE);
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    await webhooks.settled();
    const [old] = state.deliveries.of("1");
    clock.now += 3 * DAY + 1;
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    await webhooks.settled();
    expect(state.deliveries.of("1").map(({ id }) => id)).toEqual([2]);
    expect(old && webhooks.redeliver(REPOSITORY, hook, old)).toBe(false);
  });

  it("end when they are closed, and none begins after", async () => {
    const { state, webhooks } = await aSender(
      (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    );
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    await webhooks.close();
    webhooks.emit(REPOSITORY, { name: "push", payload: {} });
    await webhooks.settled();
    expect(state.deliveries.of("1").map(({ status }) => status)).toEqual(["failed to connect to host"]);
  });
});
