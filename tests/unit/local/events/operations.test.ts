import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DeleteRuleCommand,
  DescribeEventBusCommand,
  DescribeRuleCommand,
  DisableRuleCommand,
  EnableRuleCommand,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { openEventBridge } from "./open-event-bridge.ts";

const lambda = (name: string) => `arn:aws:lambda:us-east-1:111122223333:function:${name}`;
const anything = JSON.stringify({ source: [{ prefix: "" }] });

describe("over the wire", () => {
  let events: Awaited<ReturnType<typeof openEventBridge>>;
  beforeEach(async () => {
    events = await openEventBridge({ now: () => Date.parse("2026-01-31T12:00:00.789Z") });
  });
  afterEach(() => events.remove());
  const put = (...Entries: PutEventsRequestEntry[]) => events.client.send(new PutEventsCommand({ Entries }));
  const entry = (more: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry => ({
    Source: "shop",
    DetailType: "Order Placed",
    Detail: '{"id":7}',
    ...more,
  });

  describe("PutEvents", () => {
    it("hands targets the event in EventBridge's envelope", async () => {
      await events.tell("orders", "shop");
      const { Entries, FailedEntryCount } = await put(entry({ Resources: ["arn:aws:x"] }));
      expect(FailedEntryCount).toBe(0);
      await events.bridge.drain();
      expect(events.delivered).toEqual([
        {
          targetArn: lambda("orders"),
          input: {
            version: "0",
            id: Entries?.[0]?.EventId,
            "detail-type": "Order Placed",
            source: "shop",
            account: "111122223333",
            time: "2026-01-31T12:00:00Z",
            region: "us-east-1",
            resources: ["arn:aws:x"],
            detail: { id: 7 },
          },
        },
      ]);
    });

    it("keeps the time that the sender gave", async () => {
      await events.tell("orders", "shop");
      await put(entry({ Time: new Date("2020-05-06T07:08:09Z") }));
      await events.bridge.drain();
      expect(events.delivered[0]?.input.time).toBe("2020-05-06T07:08:09Z");
    });

    it("takes the good entries and tells why the others are not", async () => {
      await events.tell("orders", "shop");
      const { Entries, FailedEntryCount } = await put(
        entry(),
        entry({ Detail: "{" }),
        entry({ Detail: "[1]" }),
        entry({ Source: undefined }),
        entry({ DetailType: "" }),
        entry({ Source: "aws.sagemaker" }),
        entry({ EventBusName: "nowhere" }),
      );
      expect(FailedEntryCount).toBe(6);
      expect(Entries?.map(({ ErrorCode }) => ErrorCode)).toEqual([
        undefined,
        "MalformedDetail",
        "MalformedDetail",
        "InvalidArgument",
        "InvalidArgument",
        "NotAuthorizedForSourceException",
        "ResourceNotFoundException",
      ]);
      expect(Entries?.[3]?.ErrorMessage).toContain("Source is a required argument");
      await events.bridge.drain();
      expect(events.delivered).toHaveLength(1);
    });

    it("takes ten entries and one megabyte, no more", async () => {
      const many = (count: number) => Array.from({ length: count }, () => entry());
      const large = (size: number) => entry({ Detail: JSON.stringify({ text: "x".repeat(size) }) });
      await expect(put(...many(10))).resolves.toMatchObject({ FailedEntryCount: 0 });
      await expect(put(...many(11))).rejects.toMatchObject({ name: "ValidationException" });
      await expect(put(large(1_000_000))).resolves.toMatchObject({ FailedEntryCount: 0 });
      await expect(put(large(600_000), large(600_000))).rejects.toThrow("Total size");
    });
  });

  describe("rules", () => {
    it("are described as they were put, and replaced by another put, which keeps the targets", async () => {
      await events.tell("orders", "shop");
      const { RuleArn } = await events.client.send(
        new PutRuleCommand({ Name: "orders", EventPattern: anything, State: "DISABLED", Description: "all" }),
      );
      expect(RuleArn).toBe("arn:aws:events:us-east-1:111122223333:rule/orders");
      await expect(events.client.send(new DescribeRuleCommand({ Name: "orders" }))).resolves.toMatchObject({
        Name: "orders",
        Arn: RuleArn,
        EventBusName: "default",
        EventPattern: anything,
        State: "DISABLED",
        Description: "all",
      });
      const { Targets } = await events.client.send(new ListTargetsByRuleCommand({ Rule: "orders" }));
      expect(Targets).toEqual([{ Id: "target", Arn: lambda("orders") }]);
    });

    it("pick nothing while disabled", async () => {
      await events.tell("orders", "shop");
      await events.client.send(new DisableRuleCommand({ Name: "orders" }));
      await put(entry());
      await events.client.send(new EnableRuleCommand({ Name: "orders" }));
      await put(entry({ DetailType: "second" }));
      await events.bridge.drain();
      expect(events.delivered.map(({ input }) => input["detail-type"])).toEqual(["second"]);
    });

    it("are listed by name, page by page", async () => {
      for (const name of ["c", "a", "b", "z"])
        await events.client.send(new PutRuleCommand({ Name: `rule-${name}`, EventPattern: anything }));
      await events.client.send(new PutRuleCommand({ Name: "other", EventPattern: anything }));
      const names: (string | undefined)[] = [];
      let NextToken: string | undefined;
      do {
        const page = await events.client.send(
          new ListRulesCommand({ NamePrefix: "rule-", Limit: 2, NextToken }),
        );
        names.push(...(page.Rules ?? []).map(({ Name }) => Name));
        NextToken = page.NextToken;
      } while (NextToken !== undefined);
      expect(names).toEqual(["rule-a", "rule-b", "rule-c", "rule-z"]);
    });

    it("are refused with a pattern that is not valid", async () => {
      await expect(
        events.client.send(new PutRuleCommand({ Name: "bad", EventPattern: '{"source":"shop"}' })),
      ).rejects.toMatchObject({
        name: "InvalidEventPatternException",
        message: expect.stringContaining("$.source"),
      });
    });

    it.each([
      ["without pattern and schedule", { Name: "bad" }],
      ["with a schedule that is none", { Name: "bad", ScheduleExpression: "every day" }],
      [
        "with a schedule on a bus of its own",
        { Name: "bad", ScheduleExpression: "rate(1 day)", EventBusName: "own" },
      ],
      ["with a name that is none", { Name: "not a name", EventPattern: anything }],
    ])("are refused %s", async (_name, input) => {
      await events.client.send(new CreateEventBusCommand({ Name: "own" }));
      await expect(events.client.send(new PutRuleCommand(input))).rejects.toMatchObject({
        name: "ValidationException",
      });
    });

    it("go only once their targets have gone", async () => {
      await events.tell("orders", "shop");
      const remove = () => events.client.send(new DeleteRuleCommand({ Name: "orders" }));
      await expect(remove()).rejects.toThrow("since it has targets");
      await events.client.send(new RemoveTargetsCommand({ Rule: "orders", Ids: ["target"] }));
      await remove();
      await expect(remove()).resolves.toBeDefined();
      await expect(events.client.send(new DescribeRuleCommand({ Name: "orders" }))).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    });
  });

  describe("targets", () => {
    it("are replaced by id, found by ARN, and removed", async () => {
      await events.tell("orders", "shop");
      await events.client.send(
        new PutTargetsCommand({
          Rule: "orders",
          Targets: [
            { Id: "target", Arn: lambda("other") },
            { Id: "more", Arn: lambda("more"), Input: "{}" },
          ],
        }),
      );
      const { RuleNames } = await events.client.send(
        new ListRuleNamesByTargetCommand({ TargetArn: lambda("other") }),
      );
      expect(RuleNames).toEqual(["orders"]);
      const { FailedEntryCount, FailedEntries } = await events.client.send(
        new RemoveTargetsCommand({ Rule: "orders", Ids: ["target", "unknown"] }),
      );
      expect([FailedEntryCount, FailedEntries?.[0]?.TargetId]).toEqual([1, "unknown"]);
      const { Targets } = await events.client.send(new ListTargetsByRuleCommand({ Rule: "orders" }));
      expect(Targets).toEqual([{ Id: "more", Arn: lambda("more"), Input: "{}" }]);
    });

    it.each([
      ["an ARN that is none", { Arn: "function" }, "ValidationException"],
      ["two inputs", { Arn: lambda("x"), Input: "{}", InputPath: "$" }, "ValidationException"],
      ["a path that is none", { Arn: lambda("x"), InputPath: "detail" }, "ValidationException"],
      [
        "too many retries",
        { Arn: lambda("x"), RetryPolicy: { MaximumRetryAttempts: 186 } },
        "ValidationException",
      ],
      [
        "too short an age",
        { Arn: lambda("x"), RetryPolicy: { MaximumEventAgeInSeconds: 59 } },
        "ValidationException",
      ],
      [
        "a dead-letter queue that is none",
        { Arn: lambda("x"), DeadLetterConfig: { Arn: lambda("x") } },
        "ValidationException",
      ],
    ])("are refused with %s", async (_name, target, name) => {
      await events.tell("orders", "shop");
      await expect(
        events.client.send(new PutTargetsCommand({ Rule: "orders", Targets: [{ Id: "bad", ...target }] })),
      ).rejects.toMatchObject({ name });
    });

    it("are five at most", async () => {
      await events.tell("orders", "shop");
      const Targets = Array.from({ length: 5 }, (_, index) => ({ Id: `more-${index}`, Arn: lambda("x") }));
      await expect(
        events.client.send(new PutTargetsCommand({ Rule: "orders", Targets })),
      ).rejects.toMatchObject({ name: "LimitExceededException" });
    });
  });

  describe("buses", () => {
    it("keep their events to themselves, and are meant by name or by ARN", async () => {
      const { EventBusArn = "" } = await events.client.send(new CreateEventBusCommand({ Name: "shop" }));
      expect(EventBusArn).toBe("arn:aws:events:us-east-1:111122223333:event-bus/shop");
      const { RuleArn } = await events.client.send(
        new PutRuleCommand({ Name: "orders", EventBusName: "shop", EventPattern: anything }),
      );
      expect(RuleArn).toBe("arn:aws:events:us-east-1:111122223333:rule/shop/orders");
      await events.client.send(
        new PutTargetsCommand({
          Rule: "orders",
          EventBusName: EventBusArn,
          Targets: [{ Id: "target", Arn: lambda("orders") }],
        }),
      );
      await put(
        entry({ DetailType: "on default" }),
        entry({ DetailType: "by name", EventBusName: "shop" }),
        entry({ DetailType: "by ARN", EventBusName: EventBusArn }),
      );
      await events.bridge.drain();
      expect(events.delivered.map(({ input }) => input["detail-type"]).sort()).toEqual(["by ARN", "by name"]);
    });

    it("are created once, listed, described and deleted without rules", async () => {
      const create = () => events.client.send(new CreateEventBusCommand({ Name: "shop" }));
      await create();
      await expect(create()).rejects.toMatchObject({ name: "ResourceAlreadyExistsException" });
      const { EventBuses } = await events.client.send(new ListEventBusesCommand());
      expect(EventBuses?.map(({ Name }) => Name)).toEqual(["default", "shop"]);
      await expect(events.client.send(new DescribeEventBusCommand({}))).resolves.toMatchObject({
        Name: "default",
        CreationTime: new Date("2026-01-31T12:00:00.789Z"),
      });
      const rule = { Name: "orders", EventBusName: "shop" };
      await events.client.send(new PutRuleCommand({ ...rule, EventPattern: anything }));
      const remove = (Name: string) => events.client.send(new DeleteEventBusCommand({ Name }));
      await expect(remove("shop")).rejects.toThrow("since it has rules");
      await expect(remove("default")).rejects.toThrow("default");
      await events.client.send(new DeleteRuleCommand(rule));
      await remove("shop");
      await expect(events.client.send(new DescribeEventBusCommand({ Name: "shop" }))).rejects.toMatchObject({
        name: "ResourceNotFoundException",
      });
    });
  });

  it("tests a pattern against an event", async () => {
    const Event = JSON.stringify({
      id: "1",
      account: "1",
      source: "shop",
      time: "2026-01-31T12:00:00Z",
      region: "us-east-1",
      resources: [],
      "detail-type": "x",
      detail: {},
    });
    const test = async (EventPattern: string, event = Event) =>
      (await events.client.send(new TestEventPatternCommand({ EventPattern, Event: event }))).Result;
    await expect(test('{"source":["shop"]}')).resolves.toBe(true);
    await expect(test('{"source":["mall"]}')).resolves.toBe(false);
    await expect(test('{"source":["shop"]}', '{"source":"shop"}')).rejects.toMatchObject({
      name: "InvalidEventPatternException",
    });
  });
});
