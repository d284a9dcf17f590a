import type { Item, Store } from "dynalite/db/index.js";
import { conditionCheck } from "./condition-check.ts";
import { readReturnValues } from "./read-return-values.ts";
import { checkRequest, runAction } from "./run-action.ts";
import { validationError } from "./validation-error.ts";

/** One action of a TransactWriteItems request, checked and ready to run. */
export type TransactionAction = {
  readonly showsItem: boolean;
  run(store: Store): Promise<object>;
};

type Member = Readonly<Record<string, unknown>>;

const isMember = (value: unknown): value is Member =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// A check takes what a delete takes, so a delete's validation serves both; only a put and a delete may do without expression.
const KINDS: Readonly<Record<string, { readonly operation: string; readonly needs?: string }>> = {
  Put: { operation: "PutItem" },
  Update: { operation: "UpdateItem", needs: "UpdateExpression" },
  Delete: { operation: "DeleteItem" },
  ConditionCheck: { operation: "DeleteItem", needs: "ConditionExpression" },
};

const theOnlyAction = (item: unknown): readonly [string, Member] => {
  const given = isMember(item) ? Object.entries(item).filter(([, value]) => value !== null) : [];
  const [kind, member] = given[0] ?? [];
  if (given.length !== 1 || kind === undefined || !(kind in KINDS) || !isMember(member))
    throw validationError("TransactItems can only contain one of Check, Put, Update or Delete");
  return [kind, member];
};

/** Reads one member of `TransactItems`; refuses what its operation would refuse. */
export const readTransactionAction = (store: Store, item: unknown, consumed: unknown): TransactionAction => {
  const [kind, member] = theOnlyAction(item);
  const { operation = "", needs } = KINDS[kind] ?? {};
  if (needs && typeof member[needs] !== "string")
    throw validationError(`The ${needs} of ${kind} is required but was not present in the request`);
  const showsItem = readReturnValues(member.ReturnValuesOnConditionCheckFailure);
  const request = checkRequest(store, operation, { ...member, ReturnConsumedCapacity: consumed });
  const run =
    kind === "ConditionCheck"
      ? (staged: Store) => conditionCheck(staged, request as { TableName: string; Key: Item })
      : (staged: Store) => runAction(staged, operation, request);
  return { showsItem, run };
};
