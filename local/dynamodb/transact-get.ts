import type { Store } from "dynalite/db/index.js";
import { consumedCapacity } from "./consumed-capacity.ts";
import { readTransactItems } from "./read-transact-items.ts";
import { refuseRepeatedItems } from "./refuse-repeated-items.ts";
import { checkRequest, runAction } from "./run-action.ts";
import type { SharedLock } from "./shared-lock.ts";
import { createStage } from "./stage.ts";
import { validationError } from "./validation-error.ts";

type Input = { readonly TransactItems?: unknown; readonly ReturnConsumedCapacity?: string };

const readGet = (item: unknown): object => {
  const get = typeof item === "object" && item !== null && "Get" in item ? item.Get : undefined;
  if (typeof get !== "object" || get === null)
    throw validationError("each member of TransactItems must have a Get");
  return get;
};

/** Carries out TransactGetItems: all items as they were at one moment, between any two writes. */
export const createTransactGet =
  (store: Store, lock: SharedLock) =>
  (input: Input): Promise<object> => {
    const requests = readTransactItems(input.TransactItems).map((item) =>
      checkRequest(store, "GetItem", {
        ...readGet(item),
        ConsistentRead: true,
        ReturnConsumedCapacity: input.ReturnConsumedCapacity,
      }),
    );
    return lock.exclusive(async () => {
      const stages = requests.map(() => createStage(store));
      const answers = await Promise.all(
        stages.map((stage, index) => runAction(stage.store, "GetItem", requests[index] ?? {})),
      );
      refuseRepeatedItems(stages.map(({ itemKey }) => itemKey()));
      const Responses = answers.map((answer) => ("Item" in answer ? { Item: answer.Item } : {}));
      return { Responses, ...consumedCapacity(answers) };
    });
  };
