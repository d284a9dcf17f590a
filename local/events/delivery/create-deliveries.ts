import { randomUUID } from "node:crypto";
import type { Records } from "../../records/open-records.ts";
import type { Deliver } from "./deliver.ts";
import type { Delivery } from "./delivery.ts";
import { exhaustion } from "./exhaustion.ts";

/** The deliveries that targets are owed: on disk from the moment they are accepted until a target took them. */
export interface Deliveries {
  accept(deliveries: readonly Omit<Delivery, "id" | "acceptedAt" | "attempts">[]): void;
  /** Resolves once nothing is owed. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export type DeliveryOptions = {
  readonly deliver: Deliver;
  readonly now: () => number;
  readonly random: () => number;
  /** How likely a delivery is made twice, from 0 to 1: targets must bear it, as EventBridge promises no less. */
  readonly duplicate: number;
  /** Whether deliveries wait a random moment, and so overtake one another. */
  readonly reorder: boolean;
  /** The wait before the first retry, in milliseconds; each further wait is twice as long. */
  readonly retryDelay: number;
};

const KIND = "delivery";
const LONGEST_DELAY = 60_000;
const REORDER_WITHIN = 200;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Works off the deliveries among the records, beginning with those that the last process left. */
export const createDeliveries = (records: Records, options: DeliveryOptions): Deliveries => {
  const { deliver, now, random } = options;
  const owed = new Map<string, NodeJS.Timeout | Promise<void>>();
  let drained: (() => void)[] = [];
  let isClosed = false;

  const settle = ({ id }: Delivery): void => {
    records.delete(KIND, id);
    owed.delete(id);
    if (owed.size > 0) return;
    for (const resolve of drained) resolve();
    drained = [];
  };

  const schedule = (delivery: Delivery, delay: number): void => {
    if (isClosed) return;
    const timer = setTimeout(() => owed.set(delivery.id, attempt(delivery)), delay);
    owed.set(delivery.id, timer.unref());
  };

  const giveUp = async (delivery: Delivery, condition: string, error: string): Promise<void> => {
    const { deadLetterArn, targetArn, ruleArn, attempts } = delivery;
    if (deadLetterArn === undefined) {
      console.error(`event for ${targetArn} dropped after ${attempts} attempts: ${error}`);
      return;
    }
    const attributes = {
      RULE_ARN: ruleArn,
      TARGET_ARN: targetArn,
      ERROR_MESSAGE: error,
      EXHAUSTED_RETRY_CONDITION: condition,
      RETRY_ATTEMPTS: String(attempts - 1),
    };
    await deliver(deadLetterArn, delivery.input, attributes).catch((refusal: unknown) => {
      console.error(`event for ${targetArn} lost, since ${deadLetterArn} refused it: ${messageOf(refusal)}`);
    });
  };

  const fail = async (delivery: Delivery, error: string): Promise<void> => {
    const tried = { ...delivery, attempts: delivery.attempts + 1 };
    const condition = exhaustion(tried, now());
    if (condition !== undefined) {
      await giveUp(tried, condition, error);
      settle(tried);
      return;
    }
    records.put(KIND, tried.id, tried);
    const delay = Math.min(options.retryDelay * 2 ** delivery.attempts, LONGEST_DELAY);
    // Jitter, so that what failed together does not return together.
    schedule(tried, delay * (0.5 + random() / 2));
  };

  const attempt = async (delivery: Delivery): Promise<void> => {
    try {
      await deliver(delivery.targetArn, delivery.input);
    } catch (error) {
      return fail(delivery, messageOf(error));
    }
    settle(delivery);
  };

  const start = (delivery: Delivery): void =>
    schedule(delivery, options.reorder ? random() * REORDER_WITHIN : 0);

  for (const left of records.list<Delivery>(KIND).sort((a, b) => a.acceptedAt - b.acceptedAt)) start(left);

  return {
    accept: (deliveries) => {
      const copies = deliveries.flatMap((one) => (random() < options.duplicate ? [one, one] : [one]));
      const accepted = copies.map((one) => ({ ...one, id: randomUUID(), acceptedAt: now(), attempts: 0 }));
      for (const one of accepted) records.put(KIND, one.id, one);
      accepted.forEach(start);
    },
    drain: () => new Promise((resolve) => (owed.size === 0 ? resolve() : drained.push(resolve))),
    close: async () => {
      isClosed = true;
      const underWay = [...owed.values()].filter((one) => one instanceof Promise);
      for (const one of owed.values()) if (!(one instanceof Promise)) clearTimeout(one);
      await Promise.all(underWay);
    },
  };
};
