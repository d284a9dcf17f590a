import type { Store } from "dynalite/db/index.js";
import type { Operations } from "../gateway/json-service.ts";
import { findTable } from "./find-table.ts";
import type { TableSettings } from "./table-settings.ts";
import { validationError } from "./validation-error.ts";

type Update = {
  readonly TableName: string;
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean };
};

/** The operations that say after which attribute a table's items expire. */
export const timeToLive = (store: Store, settings: TableSettings): Operations => ({
  UpdateTimeToLive: async ({ TableName, TimeToLiveSpecification }: Update) => {
    const { AttributeName, Enabled } = TimeToLiveSpecification ?? {};
    if (!AttributeName || typeof Enabled !== "boolean")
      throw validationError("TimeToLiveSpecification needs both AttributeName and Enabled");
    await findTable(store, TableName);
    const { timeToLiveAttribute: current } = await settings.get(TableName);
    if (Enabled && current) throw validationError("TimeToLive is already enabled");
    if (!Enabled && !current) throw validationError("TimeToLive is already disabled");
    if (!Enabled && current !== AttributeName)
      throw validationError(
        `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
      );
    await settings.change(TableName, { timeToLiveAttribute: Enabled ? AttributeName : null });
    return { TimeToLiveSpecification: { AttributeName, Enabled } };
  },

  DescribeTimeToLive: async ({ TableName }: { TableName: string }) => {
    await findTable(store, TableName);
    const { timeToLiveAttribute } = await settings.get(TableName);
    return {
      TimeToLiveDescription: timeToLiveAttribute
        ? { TimeToLiveStatus: "ENABLED", AttributeName: timeToLiveAttribute }
        : { TimeToLiveStatus: "DISABLED" },
    };
  },
});
