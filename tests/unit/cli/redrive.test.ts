import { describe, expect, it } from "@jest/globals";
import { anUpkeep } from "../../builders/an-upkeep.ts";
import { runCommand } from "../../builders/run-command.ts";
import { inMemoryDeadLetters } from "../../fakes/in-memory-dead-letters.ts";

const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;
const event = (over: object = {}) => ({
  "detail-type": "PushReceived",
  detail: { private: "a payload" },
  ...over,
});
const fromLambda = (id: string, name: string, over: object = {}) => ({
  id,
  attributes: {},
  body: JSON.stringify({
    requestContext: { functionArn: `${arnOf(name)}:$LATEST`, condition: "RetriesExhausted" },
    requestPayload: event(),
    responsePayload: { errorType: "TypeError", errorMessage: "no\nsuch \u001b[31mthing" },
    ...over,
  }),
});
const fromRule = (id: string, name: string) => ({
  id,
  body: JSON.stringify(event({ "detail-type": "PullRequestChanged" })),
  attributes: { TARGET_ARN: arnOf(name), RULE_ARN: "arn:rule", ERROR_CODE: "NO_PERMISSIONS" },
});

const anInstallation = (messages: Parameters<typeof inMemoryDeadLetters>[0]) => {
  const queue = inMemoryDeadLetters(messages);
  const asked: string[] = [];
  const upkeep = anUpkeep({
    deadLetters: (name) => {
      asked.push(name);
      return queue;
    },
  });
  return {
    queue,
    asked,
    run: (line = "") => runCommand(`redrive ${line}`.trim().split(" "), { folder: "/", upkeep }),
  };
};

describe("slipway redrive", () => {
  it("lists what could not be handled, without payloads, and leaves it to whoever comes next", async () => {
    const { run, queue, asked } = anInstallation([
      fromLambda("a", "slipway-test-reconcile"),
      fromRule("b", "slipway-test-plan"),
    ]);
    const { code, out, said } = await run();
    expect(code).toBe(0);
    expect(out.split("\n").map((line) => line.split(/ {2,}/))).toEqual([
      ["FUNCTION", "EVENT", "GIVEN UP", "ERROR"],
      ["reconcile", "PushReceived", "2026-01-01T00:00:00.000Z", "TypeError: no such [31mthing"],
      ["plan", "PullRequestChanged", "2026-01-01T00:00:00.000Z", "NO_PERMISSIONS"],
    ]);
    expect(out + said).not.toContain("a payload");
    expect(said).toContain("nothing is changed");
    expect(queue.sent).toEqual([]);
    expect(queue.visible()).toEqual(["a", "b"]);
    expect(asked).toEqual(["slipway-test-dead-letters"]);
  });

  it("calls each function with the event itself, and takes that from the queue", async () => {
    const { run, queue } = anInstallation([
      fromLambda("a", "slipway-test-reconcile"),
      fromRule("b", "slipway-test-plan"),
    ]);
    const { code, said } = await run("--yes");
    expect({ code, said }).toEqual({ code: 0, said: "handed out 2 of 2 events" });
    expect(queue.sent).toEqual([
      { name: "slipway-test-reconcile", payload: JSON.stringify(event()) },
      { name: "slipway-test-plan", payload: JSON.stringify(event({ "detail-type": "PullRequestChanged" })) },
    ]);
    expect(queue.left()).toEqual([]);
  });

  it("keeps what Lambda does not take, goes on with the others and says why", async () => {
    const { run, queue } = anInstallation([
      fromLambda("a", "slipway-test-gone"),
      fromRule("b", "slipway-test-plan"),
    ]);
    const { send } = queue;
    queue.send = async (name, payload) => {
      if (name === "slipway-test-gone") throw new Error("Function not found");
      await send(name, payload);
    };
    const { code, said } = await run("--yes");
    expect(code).toBe(1);
    expect(said).toContain(
      "handed out 1 of 2 events\nnot taken, and left in the queue: gone: Function not found",
    );
    expect(queue.visible()).toEqual(["a"]);
  });

  it("loses nothing where it is killed between a call and its deletion", async () => {
    const { run, queue } = anInstallation([fromLambda("a", "slipway-test-reconcile")]);
    const remove = queue.delete;
    queue.delete = async () => {
      throw new Error("killed");
    };
    await expect(run("--yes")).rejects.toThrow("killed");
    expect(queue.visible()).toEqual(["a"]);
    queue.delete = remove;
    expect((await run("--yes")).code).toBe(0);
    expect(queue.sent).toHaveLength(2);
    expect(queue.left()).toEqual([]);
  });

  it.each([
    ["no JSON", { id: "x", body: "a payload", attributes: {} }],
    ["a record without an event", fromLambda("x", "slipway-test-plan", { requestPayload: undefined })],
    ["another stage's", fromLambda("x", "slipway-test-b-plan")],
    ["somebody else's function", fromRule("x", "payments")],
    [
      "a target that is no function",
      { ...fromRule("x", "p"), attributes: { TARGET_ARN: "arn:aws:sqs:us-east-1:1:q" } },
    ],
  ])("leaves %s where it is", async (_, message) => {
    const { run, queue } = anInstallation([message]);
    const { code, out, said } = await run("--yes");
    expect(code).toBe(0);
    expect(out).toBe("slipway-test-dead-letters holds no event");
    expect(said).toContain("as no event of this installation's functions: x");
    expect(queue.sent).toEqual([]);
    expect(queue.visible()).toEqual(["x"]);
  });

  it("looks at no more than it is told", async () => {
    const { run, queue, asked } = anInstallation(
      Array.from({ length: 25 }, (_, at) => fromRule(String(at), "slipway-test-plan")),
    );
    const { said } = await run("--yes --most 12 --queue another");
    expect(said).toContain("handed out 12 of 12 events\nthere may be more");
    expect(queue.left()).toHaveLength(13);
    expect(asked).toEqual(["another"]);
    expect((await run("--yes")).said).toBe("handed out 13 of 13 events");
  });

  it("ends although messages come back while it looks", async () => {
    const { run, queue } = anInstallation([fromRule("a", "slipway-test-plan")]);
    const { take, release } = queue;
    queue.take = async (most) => {
      const taken = await take(most);
      for (const message of taken) await release(message);
      return taken;
    };
    expect((await run()).said).toContain("hands 1 out again");
  });

  it.each(["0", "x", "10001"])("refuses --most %s", async (most) => {
    expect((await anInstallation([]).run(`--most ${most}`)).code).toBe(2);
  });
});
