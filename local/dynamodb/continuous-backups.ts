import type { Store } from "dynalite/db/index.js";
import type { Operations } from "../gateway/json-service.ts";
import { findTable } from "./find-table.ts";
import type { TableSettings } from "./table-settings.ts";

type Update = {
  readonly TableName: string;
  readonly PointInTimeRecoverySpecification?: { readonly PointInTimeRecoveryEnabled?: boolean };
};

const describe = (enabled: boolean | undefined): object => ({
  ContinuousBackupsDescription: {
    ContinuousBackupsStatus: "ENABLED",
    PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: enabled ? "ENABLED" : "DISABLED" },
  },
});

/** The operations by which a deployment asks for point-in-time recovery: remembered, since set-up tools read it back. */
export const continuousBackups = (store: Store, settings: TableSettings): Operations => ({
  UpdateContinuousBackups: async ({ TableName, PointInTimeRecoverySpecification }: Update) => {
    await findTable(store, TableName);
    const pointInTimeRecovery = PointInTimeRecoverySpecification?.PointInTimeRecoveryEnabled === true;
    await settings.change(TableName, { pointInTimeRecovery });
    return describe(pointInTimeRecovery);
  },
  DescribeContinuousBackups: async ({ TableName }: { TableName: string }) => {
    await findTable(store, TableName);
    return describe((await settings.get(TableName)).pointInTimeRecovery);
  },
});
