import { ListRulesCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { afterEach, describe, expect, it } from "@jest/globals";
import { openEventBridge } from "./open-event-bridge.ts";

const Targets = [{ Id: "target", Arn: "arn:aws:lambda:us-east-1:111122223333:function:sweep" }];

describe("declared rules", () => {
  let events: Awaited<ReturnType<typeof openEventBridge>>;
  afterEach(() => events.remove());
  const names = async (EventBusName?: string) =>
    (await events.client.send(new ListRulesCommand({ EventBusName }))).Rules?.map(({ Name }) => Name);

  it("are exactly those declared last, beside what clients put", async () => {
    events = await openEventBridge();
    await events.tell("by-hand", "shop");
    const pattern = { source: ["shop"] };
    events.bridge.setRules([
      { Name: "first", EventPattern: pattern, Targets },
      { Name: "second", EventBusName: "shop", EventPattern: pattern, Targets },
    ]);
    await expect(Promise.all([names(), names("shop")])).resolves.toEqual([["by-hand", "first"], ["second"]]);
    events.bridge.setRules([{ Name: "third", EventPattern: pattern, Targets }]);
    await expect(Promise.all([names(), names("shop")])).resolves.toEqual([["by-hand", "third"], []]);
  });

  it("change nothing when one of them is not valid", async () => {
    events = await openEventBridge();
    events.bridge.setRules([{ Name: "first", EventPattern: { source: ["shop"] }, Targets }]);
    expect(() => events.bridge.setRules([{ Name: "second", EventPattern: { source: [] }, Targets }])).toThrow(
      "$.source",
    );
    await expect(names()).resolves.toEqual(["first"]);
  });

  it("can be put by calling an operation within the process", async () => {
    events = await openEventBridge();
    await events.bridge.call("PutRule", { Name: "called", EventPattern: '{"source":["shop"]}' });
    await expect(names()).resolves.toEqual(["called"]);
    await expect(events.bridge.call("Unknown", {})).rejects.toMatchObject({
      code: "UnknownOperationException",
    });
  });
});

describe("scheduled rules", () => {
  let events: Awaited<ReturnType<typeof openEventBridge>>;
  afterEach(() => events.remove());
  const schedule = async (expression: string) => {
    await events.client.send(new PutRuleCommand({ Name: "sweep", ScheduleExpression: expression }));
    await events.client.send(new PutTargetsCommand({ Rule: "sweep", Targets }));
  };

  it("fire when asked, with a Scheduled Event", async () => {
    events = await openEventBridge({ now: () => Date.parse("2026-01-31T12:00:00Z") });
    await schedule("rate(1 day)");
    events.bridge.fire("sweep");
    await events.bridge.drain();
    expect(events.delivered).toMatchObject([
      {
        targetArn: Targets[0]?.Arn,
        input: {
          source: "aws.events",
          "detail-type": "Scheduled Event",
          time: "2026-01-31T12:00:00Z",
          resources: ["arn:aws:events:us-east-1:111122223333:rule/sweep"],
          detail: {},
        },
      },
    ]);
    expect(() => events.bridge.fire("unknown")).toThrow("Rule unknown on EventBus default does not exist");
  });

  it("fire when their time has come", async () => {
    let now = Date.parse("2026-01-31T12:00:59.990Z");
    const { promise, resolve } = Promise.withResolvers<unknown>();
    events = await openEventBridge({ now: () => now, deliver: async (_arn, input) => resolve(input) });
    await schedule("cron(1 12 * * ? *)");
    now += 10;
    await expect(promise).resolves.toMatchObject({ time: "2026-01-31T12:01:00Z" });
  });
});
