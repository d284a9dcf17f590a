import { setTimeout as pause } from "node:timers/promises";
import type { Store, Table } from "dynalite/db/index.js";
import type { Operations } from "../gateway/json-service.ts";
import { findTable } from "./find-table.ts";
import { checkRequest, runAction } from "./run-action.ts";
import type { Settings, TableSettings } from "./table-settings.ts";
import { validationError } from "./validation-error.ts";

type Request = Settings & { readonly TableName: string };

const settingsIn = ({
  DeletionProtectionEnabled,
  SSESpecification,
  StreamSpecification,
}: Request): Settings => ({
  ...(DeletionProtectionEnabled !== undefined && { DeletionProtectionEnabled }),
  ...(SSESpecification && { SSESpecification }),
  ...(StreamSpecification && { StreamSpecification }),
});

/** A table's description as DynamoDB gives it, with what only the settings know. */
const describe = (table: object, settings: Settings): object => ({
  ...table,
  DeletionProtectionEnabled: settings.DeletionProtectionEnabled === true,
  ...(settings.SSESpecification?.Enabled && { SSEDescription: { Status: "ENABLED", SSEType: "KMS" } }),
  ...(settings.StreamSpecification && { StreamSpecification: settings.StreamSpecification }),
});

/** The operations on tables; each answers once its effect can be seen, so that nobody need wait for a status. */
export const tableOperations = (store: Store, settings: TableSettings): Operations => {
  const run = (operation: string, input: object) =>
    runAction(store, operation, checkRequest(store, operation, input)) as Promise<{
      TableDescription: Table;
    }>;

  const settled = async (name: string): Promise<object> => {
    let table = await findTable(store, name);
    for (; table.TableStatus !== "ACTIVE"; table = await findTable(store, name)) await pause(1);
    return { TableDescription: describe(table, await settings.get(name)) };
  };

  const gone = async (name: string): Promise<void> => {
    while (await findTable(store, name).catch(() => undefined)) await pause(1);
  };

  return {
    CreateTable: async (input: Request) => {
      const wanted = settingsIn(input);
      await run("CreateTable", input);
      await settings.change(input.TableName, wanted);
      return settled(input.TableName);
    },

    UpdateTable: async (input: Request) => {
      const { DeletionProtectionEnabled, SSESpecification, StreamSpecification, ...rest } = input;
      const wanted = settingsIn(input);
      await findTable(store, input.TableName);
      // dynalite refuses an update that changes nothing it knows of.
      if (Object.keys(rest).length > 1 || Object.keys(wanted).length === 0) await run("UpdateTable", rest);
      await settings.change(input.TableName, wanted);
      return settled(input.TableName);
    },

    DeleteTable: async (input: Request) => {
      if ((await settings.get(input.TableName)).DeletionProtectionEnabled)
        throw validationError(
          "Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.",
        );
      const answer = await run("DeleteTable", input);
      await settings.delete(input.TableName);
      await gone(input.TableName);
      return answer;
    },

    DescribeTable: async (input: Request) => {
      const { Table } = (await runAction(
        store,
        "DescribeTable",
        checkRequest(store, "DescribeTable", input),
      )) as {
        Table: Table;
      };
      return { Table: describe(Table, await settings.get(input.TableName)) };
    },
  };
};
