import type { EventEnvelope } from "../event-envelope.ts";
import { fillTemplate } from "./fill-template.ts";
import { readPath } from "./read-path.ts";
import type { Target } from "./target.ts";

type Rule = { readonly name: string; readonly arn: string };

const jsonOrText = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

const reserved = (event: EventEnvelope, rule: Rule, ingestionTime: string): [string, unknown][] => {
  const { detail: _detail, ...withoutDetail } = event;
  return [
    ["aws.events.rule-arn", rule.arn],
    ["aws.events.rule-name", rule.name],
    ["aws.events.event.ingestion-time", ingestionTime],
    ["aws.events.event", withoutDetail],
    ["aws.events.event.json", event],
  ];
};

type Occasion = { readonly event: EventEnvelope; readonly rule: Rule; readonly ingestionTime: string };

/** What a target is given of an event: all of it, or what its Input, InputPath or InputTransformer makes of it. */
export const targetInput = (target: Target, { event, rule, ingestionTime }: Occasion): unknown => {
  if (target.Input !== undefined) return jsonOrText(target.Input);
  if (target.InputPath !== undefined) return readPath(event, target.InputPath) ?? null;
  const { InputTemplate, InputPathsMap = {} } = target.InputTransformer ?? {};
  if (InputTemplate === undefined) return event;
  const chosen = Object.entries(InputPathsMap).map(([name, path]): [string, unknown] => [
    name,
    readPath(event, path),
  ]);
  return jsonOrText(
    fillTemplate(InputTemplate, new Map([...reserved(event, rule, ingestionTime), ...chosen])),
  );
};
