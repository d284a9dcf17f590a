import type { Authorize } from "../gateway/authorize.ts";
import type { Operation, Operations } from "../gateway/json-service.ts";
import { createJsonService } from "../gateway/json-service.ts";
import type { Service } from "../gateway/service.ts";
import { continuousBackups } from "./continuous-backups.ts";
import { openStore } from "./open-store.ts";
import { createRequestTokens } from "./request-tokens.ts";
import { checkRequest, runAction } from "./run-action.ts";
import { createSharedLock } from "./shared-lock.ts";
import { singleWrite } from "./single-write.ts";
import { createSweep } from "./sweep-expired.ts";
import { tableOperations } from "./table-operations.ts";
import { createTableSettings } from "./table-settings.ts";
import { timeToLive } from "./time-to-live.ts";
import { createTransactGet } from "./transact-get.ts";
import { createTransactWrite } from "./transact-write.ts";

export type DynamoDbOptions = {
  /** Where the tables are kept. */
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly accountId?: string;
  readonly region?: string;
  /** How often expired items are looked for, in milliseconds. */
  readonly sweepEvery?: number;
  readonly authorize?: Authorize;
};

const AS_THEY_ARE = [
  "BatchGetItem",
  "BatchWriteItem",
  "GetItem",
  "ListTables",
  "ListTagsOfResource",
  "Query",
  "Scan",
  "TagResource",
  "UntagResource",
];
const SINGLE_WRITES = ["DeleteItem", "PutItem", "UpdateItem"];

const operationsOf = (names: readonly string[], operation: (name: string) => Operation): Operations =>
  Object.fromEntries(names.map((name) => [name, operation(name)]));

/**
 * A DynamoDB of one's own: dynalite's tables, kept on disk, with the transactions, expiry and settings that dynalite
 * lacks. What it answered survives the process, however that ends.
 */
export const createDynamoDb = async ({
  folder,
  now = Date.now,
  accountId = "111122223333",
  region = "us-east-1",
  sweepEvery = 5_000,
  authorize,
}: DynamoDbOptions): Promise<{ handle: Service; close(): Promise<void> }> => {
  const store = await openStore({ folder, accountId, region });
  const lock = createSharedLock();
  const settings = createTableSettings(store.db);
  const tokens = createRequestTokens(store.db, now);
  const sweep = createSweep(store, settings, lock);

  const sharing: Operations = {
    ...operationsOf(
      AS_THEY_ARE,
      (name) => async (input) => runAction(store, name, checkRequest(store, name, input)),
    ),
    ...operationsOf(SINGLE_WRITES, (name) => (input) => singleWrite(store, name, input)),
    ...tableOperations(store, settings),
    ...timeToLive(store, settings),
    ...continuousBackups(store, settings),
  };
  const handle = createJsonService(
    {
      ...Object.fromEntries(
        Object.entries(sharing).map(([name, operation]): [string, Operation] => [
          name,
          (input) => lock.shared(async () => operation(input)),
        ]),
      ),
      TransactWriteItems: createTransactWrite(store, tokens, lock),
      TransactGetItems: createTransactGet(store, lock),
    },
    authorize,
  );

  let sweeping = Promise.resolve();
  const timer = setInterval(() => {
    sweeping = sweeping
      .then(() => sweep(now() / 1000))
      .then(() => tokens.forgetOld())
      .catch(console.error);
  }, sweepEvery).unref();

  return {
    handle,
    close: async () => {
      clearInterval(timer);
      await sweeping;
      await lock.exclusive(() => store.db.close());
    },
  };
};
