import dynalite, { type Store } from "dynalite/db/index.js";
import { AwsError } from "../gateway/aws-error.ts";
import { type CancellationReason, cancellationReason } from "./cancellation-reason.ts";
import { consumedCapacity } from "./consumed-capacity.ts";
import { readTransactItems } from "./read-transact-items.ts";
import { refuseRepeatedItems } from "./refuse-repeated-items.ts";
import type { RequestTokens } from "./request-tokens.ts";
import type { SharedLock } from "./shared-lock.ts";
import { createStage, type Stage } from "./stage.ts";
import { readTransactionAction, type TransactionAction } from "./transaction-action.ts";
import { validationError } from "./validation-error.ts";

type Input = {
  readonly TransactItems?: unknown;
  readonly ClientRequestToken?: string;
  readonly ReturnConsumedCapacity?: string;
};
type Outcome = { readonly stage: Stage; readonly answer?: object; readonly reason?: CancellationReason };

const LARGEST_TRANSACTION = 4 * 1024 * 1024;

const attempt = async (store: Store, action: TransactionAction): Promise<Outcome> => {
  const stage = createStage(store);
  try {
    return { stage, answer: await action.run(stage.store) };
  } catch (error) {
    const reason = cancellationReason(error, action.showsItem ? stage.item() : undefined);
    if (!reason) throw error;
    return { stage, reason };
  }
};

const refuseCancelled = (outcomes: readonly Outcome[]): void => {
  const reasons = outcomes.map(({ reason }) => reason ?? { Code: "None" });
  if (reasons.every(({ Code }) => Code === "None")) return;
  throw new AwsError(
    "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
    "Transaction cancelled, please refer cancellation reasons for specific reasons " +
      `[${reasons.map(({ Code }) => Code).join(", ")}]`,
    400,
    { CancellationReasons: reasons },
  );
};

const refuseTooLarge = (outcomes: readonly Outcome[]): void => {
  const written = outcomes.map(({ stage }) => stage.writes.at(-1));
  const size = written.reduce(
    (sum, write) => sum + (write?.type === "put" ? dynalite.itemSize(write.value) : 0),
    0,
  );
  if (size > LARGEST_TRANSACTION)
    throw validationError(`the items of a transaction may take 4 MB together; these take ${size} bytes`);
};

/**
 * Carries out TransactWriteItems: every action is tried against the items as they are, then all writes and the client's
 * token reach the database as one LevelDB batch, so that neither a reader nor a crash can find the half of it.
 */
export const createTransactWrite =
  (store: Store, tokens: RequestTokens, lock: SharedLock) =>
  (input: Input): Promise<object> => {
    const { ClientRequestToken: token, ReturnConsumedCapacity: consumed } = input;
    const items = readTransactItems(input.TransactItems);
    // The checks below take members that they do not know out of the request.
    const original = structuredClone(items);
    const actions = items.map((item) => readTransactionAction(store, item, consumed));
    return lock.exclusive(async () => {
      if (token && (await tokens.isUsed(token, original))) return {};
      const outcomes = await Promise.all(actions.map((action) => attempt(store, action)));
      refuseRepeatedItems(outcomes.map(({ stage }) => stage.itemKey()));
      refuseCancelled(outcomes);
      refuseTooLarge(outcomes);
      const writes = outcomes.flatMap(({ stage }) => stage.writes);
      await store.db.batch(token ? [...writes, tokens.use(token, original)] : writes);
      return consumedCapacity(outcomes.flatMap(({ answer }) => answer ?? []));
    });
  };
