import { createRequire } from "node:module";
import type { Store } from "dynalite/db/index.js";
import validations from "dynalite/validations/index.js";
import { toAwsError } from "./to-aws-error.ts";

type Action = (
  store: Store,
  request: object,
  callback: (error: Error | null | undefined, answer?: object) => void,
) => void;

// dynalite serves a fixed set of operations over a server of its own. Its actions and validations, one file each,
// are what transactions must be built from; they are no public API, hence the exact version in package.json.
const load = createRequire(import.meta.url);
const fileOf = (operation: string): string => `${operation[0]?.toLowerCase()}${operation.slice(1)}.js`;

/** Checks a request as the operation's API would, and gives it as {@link runAction} takes it. */
export const checkRequest = (store: Store, operation: string, input: object): object => {
  const { types, custom } = load(`dynalite/validations/${fileOf(operation)}`) as {
    types: object;
    custom?: unknown;
  };
  try {
    const request = validations.checkTypes(input, types);
    validations.checkValidations(request, types, custom, store);
    return request;
  } catch (error) {
    throw toAwsError(error);
  }
};

/** Runs one of dynalite's actions on a store; refuses as DynamoDB does. */
export const runAction = (store: Store, operation: string, request: object): Promise<object> => {
  const action = load(`dynalite/actions/${fileOf(operation)}`) as Action;
  return new Promise((resolve, reject) => {
    action(store, request, (error, answer) => {
      if (error) reject(toAwsError(error));
      else resolve(answer ?? {});
    });
  });
};
