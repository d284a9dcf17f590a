import type { Store } from "dynalite/db/index.js";
import { AwsError } from "../gateway/aws-error.ts";
import { readReturnValues } from "./read-return-values.ts";
import { checkRequest, runAction } from "./run-action.ts";
import { createStage } from "./stage.ts";

type Input = Readonly<Record<string, unknown>>;

/** Puts, updates or deletes one item; where the request asks, a failed condition shows the item that failed it. */
export const singleWrite = async (store: Store, operation: string, input: Input): Promise<object> => {
  const showsItem = readReturnValues(input.ReturnValuesOnConditionCheckFailure);
  const request = checkRequest(store, operation, input);
  const stage = createStage(store, (writes, callback) => store.db.batch(writes, callback));
  try {
    return await runAction(stage.store, operation, request);
  } catch (error) {
    const item = stage.item();
    if (
      !(
        showsItem &&
        item &&
        error instanceof AwsError &&
        error.code.endsWith("#ConditionalCheckFailedException")
      )
    )
      throw error;
    throw new AwsError(error.code, error.message, error.statusCode, { Item: item });
  }
};
