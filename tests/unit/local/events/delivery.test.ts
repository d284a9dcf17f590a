import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { openEventBridge } from "./open-event-bridge.ts";

type Bridge = Awaited<ReturnType<typeof openEventBridge>>;

const QUEUE = "arn:aws:sqs:us-east-1:111122223333:dead-letters";
const emit = ({ bridge }: Bridge, detailType = "x") =>
  bridge.emit({ source: "aws.sagemaker", detailType, detail: { id: 1 } });

/** A target that refuses the first `times` events, noting each attempt. */
const refusing = (times: number) => {
  const attempts: { targetArn: string; input: unknown; attributes?: object | undefined }[] = [];
  return {
    attempts,
    deliver: async (targetArn: string, input: unknown, attributes?: object) => {
      attempts.push({ targetArn, input, attributes });
      if (attempts.length <= times) throw new Error("not now");
    },
  };
};

describe("delivery", () => {
  let events: Bridge;
  afterEach(() => events.remove());

  it("of an AWS service's event goes to the default bus", async () => {
    events = await openEventBridge();
    await events.tell("rule", "aws.sagemaker");
    const id = emit(events, "SageMaker Model Package State Change");
    await events.bridge.drain();
    expect(events.delivered[0]?.input).toMatchObject({
      id,
      source: "aws.sagemaker",
      "detail-type": "SageMaker Model Package State Change",
      resources: [],
    });
  });

  it("is tried again until the target takes the event", async () => {
    const target = refusing(3);
    events = await openEventBridge({ deliver: target.deliver });
    await events.tell("rule", "aws.sagemaker");
    emit(events);
    await events.bridge.drain();
    expect(target.attempts).toHaveLength(4);
    expect(new Set(target.attempts.map(({ input }) => JSON.stringify(input))).size).toBe(1);
  });

  it("waits longer before each further attempt", async () => {
    const at: number[] = [];
    events = await openEventBridge({
      retryDelay: 20,
      random: () => 1,
      deliver: async () => {
        at.push(performance.now());
        if (at.length < 4) throw new Error("not now");
      },
    });
    await events.tell("rule", "aws.sagemaker");
    emit(events);
    await events.bridge.drain();
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    for (const [index, least] of [20, 40, 80].entries()) expect(waits[index]).toBeGreaterThan(least - 3);
  });

  it("that the retry policy ends goes to the dead-letter queue, with the reason", async () => {
    const target = refusing(3);
    events = await openEventBridge({ deliver: target.deliver });
    await events.tell("rule", "aws.sagemaker", {
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: QUEUE },
    });
    const id = emit(events);
    await events.bridge.drain();
    expect(target.attempts).toHaveLength(4);
    expect(target.attempts[3]).toEqual({
      targetArn: QUEUE,
      input: expect.objectContaining({ id }),
      attributes: {
        RULE_ARN: "arn:aws:events:us-east-1:111122223333:rule/rule",
        TARGET_ARN: "arn:aws:lambda:us-east-1:111122223333:function:rule",
        ERROR_MESSAGE: "not now",
        EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
        RETRY_ATTEMPTS: "2",
      },
    });
  });

  it("ends when the event is too old", async () => {
    let clock = 0;
    const target = refusing(2);
    events = await openEventBridge({
      now: () => clock,
      deliver: (...told) => {
        clock += 45_000;
        return target.deliver(...told);
      },
    });
    await events.tell("rule", "aws.sagemaker", {
      RetryPolicy: { MaximumEventAgeInSeconds: 60 },
      DeadLetterConfig: { Arn: QUEUE },
    });
    emit(events);
    await events.bridge.drain();
    expect(target.attempts[2]).toMatchObject({
      targetArn: QUEUE,
      attributes: { EXHAUSTED_RETRY_CONDITION: "MaximumEventAgeInSeconds" },
    });
  });

  it("that ends without a dead-letter queue is told on the console", async () => {
    const error = jest.spyOn(console, "error").mockImplementation(() => {});
    events = await openEventBridge({ deliver: refusing(1).deliver });
    await events.tell("rule", "aws.sagemaker", { RetryPolicy: { MaximumRetryAttempts: 0 } });
    emit(events);
    await events.bridge.drain();
    expect(error).toHaveBeenCalledWith(
      expect.stringContaining("function:rule dropped after 1 attempts: not now"),
    );
    error.mockRestore();
  });

  it("is made twice where duplicates are asked for", async () => {
    events = await openEventBridge({ duplicate: 1 });
    await events.tell("rule", "aws.sagemaker");
    const id = emit(events);
    await events.bridge.drain();
    expect(events.delivered.map(({ input }) => input.id)).toEqual([id, id]);
  });

  it("is made twice as often as the likelihood says", async () => {
    const draws = [0.1, 0.9, 0.9, 0.1];
    events = await openEventBridge({ duplicate: 0.5, random: () => draws.shift() ?? 1 });
    await events.tell("rule", "aws.sagemaker");
    for (const type of ["a", "b", "c", "d"]) emit(events, type);
    await events.bridge.drain();
    expect(events.delivered.map(({ input }) => input["detail-type"]).sort()).toEqual([
      "a",
      "a",
      "b",
      "c",
      "d",
      "d",
    ]);
  });

  it("overtakes where reordering is asked for", async () => {
    const draws = [1, 0.5, 1, 0];
    events = await openEventBridge({ reorder: true, random: () => draws.shift() ?? 0 });
    await events.tell("rule", "aws.sagemaker");
    // The two are accepted at the same moment, however slow the disk is.
    jest.useFakeTimers({ now: Date.now(), doNotFake: ["nextTick", "setImmediate", "queueMicrotask"] });
    for (const type of ["slow", "quick"]) emit(events, type);
    jest.advanceTimersByTime(200);
    jest.useRealTimers();
    await events.bridge.drain();
    expect(events.delivered.map(({ input }) => input["detail-type"])).toEqual(["quick", "slow"]);
  });

  it("of one target's event does not wait for another target", async () => {
    const { promise: stuck, resolve } = Promise.withResolvers<void>();
    const quick = Promise.withResolvers<void>();
    events = await openEventBridge({
      deliver: async (arn) => {
        if (arn.endsWith("stuck")) return stuck;
        quick.resolve();
      },
    });
    await events.tell("stuck", "aws.sagemaker");
    await events.tell("quick", "aws.sagemaker");
    emit(events);
    await quick.promise;
    resolve();
    await events.bridge.drain();
  });
});

describe("what was accepted", () => {
  it("is delivered by the next process, with rules and buses as they were", async () => {
    const before = await openEventBridge({
      deliver: () => Promise.reject(new Error("down")),
      retryDelay: 60_000,
    });
    await before.tell("rule", "aws.sagemaker");
    const first = emit(before, "before");
    await before.close();

    const after = await openEventBridge({ folder: before.folder });
    const second = emit(after, "after");
    await after.bridge.drain();
    expect(after.delivered.map(({ input }) => input.id).sort()).toEqual([first, second].sort());
    await after.remove();
  });

  it("survives a kill", async () => {
    const folder = await mkdtemp(join(tmpdir(), "events-"));
    const module = JSON.stringify(pathToFileURL(join(import.meta.dirname, "open-event-bridge.ts")));
    const script = `
      const { openEventBridge } = await import(${module});
      const { bridge, tell } = await openEventBridge({ folder: process.argv[1], deliver: () => new Promise(() => {}) });
      await tell("rule", "aws.sagemaker");
      const ids = [1, 2, 3].map((id) => bridge.emit({ source: "aws.sagemaker", detailType: "x", detail: { id } }));
      process.stdout.write(ids.join(), () => process.kill(process.pid, "SIGKILL"));`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    let ids = "";
    for await (const chunk of child.stdout) ids += String(chunk);
    await expect(ended).resolves.toEqual([null, "SIGKILL"]);

    const after = await openEventBridge({ folder });
    await after.bridge.drain();
    expect(after.delivered.map(({ input }) => input.id).sort()).toEqual(ids.split(",").sort());
    await after.close();
    const last = await openEventBridge({ folder });
    await last.bridge.drain();
    expect(last.delivered).toEqual([]);
    await last.remove();
  });
});
