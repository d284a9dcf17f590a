import { describe, expect, it } from "@jest/globals";
import type { EventEnvelope } from "../../../../../local/events/event-envelope.ts";
import { isPath, readPath } from "../../../../../local/events/target/read-path.ts";
import type { Target } from "../../../../../local/events/target/target.ts";
import { targetInput } from "../../../../../local/events/target/target-input.ts";

const event: EventEnvelope = {
  version: "0",
  id: "1",
  "detail-type": "Order Placed",
  source: "shop",
  account: "111122223333",
  time: "2026-01-01T00:00:00Z",
  region: "us-east-1",
  resources: ["arn:aws:x"],
  detail: { id: 7, note: 'say "hi"', items: [{ name: "a" }, { name: "b" }], "odd key": true },
};
const rule = { name: "orders", arn: "arn:aws:events:us-east-1:111122223333:rule/orders" };
const inputOf = (target: Partial<Target>) =>
  targetInput({ Id: "t", Arn: "arn:t", ...target }, { event, rule, ingestionTime: "2026-01-01T00:00:01Z" });
const transformed = (InputTemplate: string, InputPathsMap: Record<string, string> = {}) =>
  inputOf({ InputTransformer: { InputTemplate, InputPathsMap } });

describe("a target's input", () => {
  it("is the event", () => expect(inputOf({})).toEqual(event));

  it("is the Input, whatever the event", () => {
    expect(inputOf({ Input: '{"a":1}' })).toEqual({ a: 1 });
    expect(inputOf({ Input: "plain" })).toBe("plain");
  });

  it("is what the InputPath finds", () => {
    expect(inputOf({ InputPath: "$.detail.id" })).toBe(7);
    expect(inputOf({ InputPath: "$.detail.missing" })).toBeNull();
  });

  it("is the template with values as JSON, and as text within a string", () => {
    expect(
      transformed('{"id": <id>, "text": "order <id> says <note>", "items": <items>, "note": <note>}', {
        id: "$.detail.id",
        note: "$.detail.note",
        items: "$.detail.items",
      }),
    ).toEqual({
      id: 7,
      text: 'order 7 says say "hi"',
      items: [{ name: "a" }, { name: "b" }],
      note: 'say "hi"',
    });
  });

  it("may be a text", () => {
    expect(transformed('"<type> by <who>"', { type: "$.detail-type", who: "$.source" })).toBe(
      "Order Placed by shop",
    );
  });

  it("has nothing where a path finds nothing", () => {
    expect(transformed('{"a": <gone>, "b": "[<gone>]"}', { gone: "$.detail.gone" })).toEqual({
      a: null,
      b: "[]",
    });
  });

  it("leaves alone what is no name of its own", () => {
    expect(transformed('"a < b, <unknown>"')).toBe("a < b, <unknown>");
  });

  it("knows the reserved names", () => {
    expect(
      transformed(
        '{"rule": <aws.events.rule-name>, "arn": "<aws.events.rule-arn>", "at": <aws.events.event.ingestion-time>, ' +
          '"all": <aws.events.event.json>, "outer": <aws.events.event>}',
      ),
    ).toEqual({
      rule: "orders",
      arn: rule.arn,
      at: "2026-01-01T00:00:01Z",
      all: event,
      outer: Object.fromEntries(Object.entries(event).filter(([name]) => name !== "detail")),
    });
  });
});

describe("a JSON path", () => {
  it.each([
    ["$", event],
    ["$.detail.items[1].name", "b"],
    ["$.detail.items[*].name", ["a", "b"]],
    ["$.detail['odd key']", true],
    ["$.detail.items[2]", undefined],
    ["$.detail.id.deeper", undefined],
    ["$.toString", undefined],
  ])("%s finds its place", (path, expected) => {
    expect(isPath(path)).toBe(true);
    expect(readPath(event, path)).toEqual(expected);
  });

  it.each(["", "detail", "$detail", "$.", "$..a", "$.a[", "$.a[x]", "$.a b"])("is not %j", (path) => {
    expect(isPath(path)).toBe(false);
  });
});
