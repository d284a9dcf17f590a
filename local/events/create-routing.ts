import { randomUUID } from "node:crypto";
import type { Deliveries } from "./delivery/create-deliveries.ts";
import type { EventEnvelope } from "./event-envelope.ts";
import { matchesPattern } from "./pattern/matches-pattern.ts";
import { parsePattern } from "./pattern/parse-pattern.ts";
import type { RuleBook } from "./rules/create-rule-book.ts";
import type { Rule } from "./rules/rule.ts";
import { targetInput } from "./target/target-input.ts";

/** An event on its way to a bus. */
export type NewEvent = {
  readonly source: string;
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
  /** In milliseconds; now where not given. */
  readonly time?: number;
  /** The name or the ARN of the bus; the default one where not given. */
  readonly bus?: string;
};
/** Puts an event on its bus and gives its id, once what targets are owed for it is on disk. */
export type PutEvent = (event: NewEvent) => string;

type Options = {
  readonly book: RuleBook;
  readonly deliveries: Deliveries;
  readonly accountId: string;
  readonly region: string;
  readonly now: () => number;
};

const toSeconds = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** The two ways in which an event reaches targets: by the patterns of its bus, and as the firing of one rule. */
export const createRouting = ({ book, deliveries, accountId, region, now }: Options) => {
  const envelope = ({
    source,
    detailType,
    detail,
    resources = [],
    time = now(),
  }: NewEvent): EventEnvelope => ({
    version: "0",
    id: randomUUID(),
    "detail-type": detailType,
    source,
    account: accountId,
    time: toSeconds(time),
    region,
    resources,
    detail,
  });

  const owe = (event: EventEnvelope, rules: readonly Rule[]): void => {
    const ingestionTime = toSeconds(now());
    deliveries.accept(
      rules.flatMap((rule) =>
        rule.targets.map((target) => ({
          ruleArn: rule.arn,
          targetArn: target.Arn,
          input: targetInput(target, { event, rule, ingestionTime }),
          retryPolicy: target.RetryPolicy ?? {},
          ...(target.DeadLetterConfig?.Arn !== undefined && { deadLetterArn: target.DeadLetterConfig.Arn }),
        })),
      ),
    );
  };

  const put: PutEvent = (event) => {
    const bus = book.bus(event.bus);
    const whole = envelope(event);
    const rules = book
      .rules(bus.name)
      .filter(
        ({ isEnabled, pattern }) =>
          isEnabled && pattern !== undefined && matchesPattern(parsePattern(pattern), whole),
      );
    owe(whole, rules);
    return whole.id;
  };

  return {
    put,
    /** Tells a rule's targets what the schedule would. */
    fire: (rule: Rule): void =>
      owe(
        envelope({
          source: "aws.events",
          detailType: "Scheduled Event",
          detail: {},
          resources: [rule.arn],
        }),
        [rule],
      ),
  };
};
