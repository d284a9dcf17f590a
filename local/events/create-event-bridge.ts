import type { Authorize } from "../gateway/authorize.ts";
import { AwsError } from "../gateway/aws-error.ts";
import { createJsonService, type Operations } from "../gateway/json-service.ts";
import type { Service } from "../gateway/service.ts";
import { openRecords } from "../records/open-records.ts";
import { createRouting, type PutEvent } from "./create-routing.ts";
import { createDeliveries, type DeliveryOptions } from "./delivery/create-deliveries.ts";
import type { Deliver } from "./delivery/deliver.ts";
import { busOperations } from "./operations/bus-operations.ts";
import { createPutEvents } from "./operations/create-put-events.ts";
import { ruleOperations } from "./operations/rule-operations.ts";
import { targetOperations } from "./operations/target-operations.ts";
import { testEventPattern } from "./operations/test-event-pattern.ts";
import { createRuleBook } from "./rules/create-rule-book.ts";
import { declareRules } from "./rules/declare-rules.ts";
import type { RuleSetting } from "./rules/rule-setting.ts";
import { createSchedules } from "./schedule/create-schedules.ts";

export type EventBridgeOptions = Partial<DeliveryOptions> & {
  /** Where buses, rules and undelivered events are kept. */
  readonly folder: string;
  readonly deliver: Deliver;
  readonly accountId?: string;
  readonly region?: string;
  readonly authorize?: Authorize;
};

export type EventBridge = {
  readonly handle: Service;
  /** Puts an event on a bus as an AWS service does, and gives its id. */
  readonly emit: PutEvent;
  /** Calls one of the API's operations within the process. */
  call(operation: string, input: object): Promise<object>;
  /** Makes the declared rules be exactly these; rules that clients put stay as they are. */
  setRules(rules: readonly RuleSetting[]): void;
  /** Fires a rule now, as its schedule would. */
  fire(ruleName: string): void;
  /** Resolves once every accepted event was delivered or given up. */
  drain(): Promise<void>;
  /** Stops delivering; what is still owed is delivered when the folder is opened again. */
  close(): Promise<void>;
};

/** An EventBridge of one's own: buses, rules, schedules, and targets that get each event at least once. */
export const createEventBridge = ({
  folder,
  deliver,
  now = Date.now,
  random = Math.random,
  duplicate = 0,
  reorder = false,
  retryDelay = 500,
  accountId = "111122223333",
  region = "us-east-1",
  authorize,
}: EventBridgeOptions): EventBridge => {
  const records = openRecords(folder);
  const book = createRuleBook({ records, accountId, region, now });
  const deliveries = createDeliveries(records, { deliver, now, random, duplicate, reorder, retryDelay });
  const { put, fire } = createRouting({ book, deliveries, accountId, region, now });
  const schedules = createSchedules({ now, fire: ({ bus, name }) => fire(book.rule(bus, name)) });
  const follow = (): void => schedules.follow(book.rules("default"));
  follow();

  const operations: Operations = {
    ...busOperations(book),
    ...ruleOperations(book, follow),
    ...targetOperations(book),
    PutEvents: createPutEvents(put),
    TestEventPattern: testEventPattern,
  };

  return {
    handle: createJsonService(operations, authorize),
    emit: put,
    call: async (name, input) => {
      const operation = operations[name];
      if (!operation)
        throw new AwsError("UnknownOperationException", `operation "${name}" is not served here`);
      return operation(input);
    },
    setRules: (rules) => {
      declareRules(book, rules);
      follow();
    },
    fire: (ruleName) => fire(book.rule("default", ruleName)),
    drain: () => deliveries.drain(),
    close: async () => {
      schedules.stop();
      await deliveries.close();
    },
  };
};
