import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PLACE } from "../../../local/system/place.ts";
import { createDynamoJournal } from "../../../shared/adapters/dynamo-journal.ts";
import { createDynamoRouteStore } from "../../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../../../shared/adapters/dynamo-tally-store.ts";
import type { CanaryRule } from "../../../shared/domain/canary.ts";
import { noTally } from "../../../shared/domain/no-tally.ts";
import type { Tally } from "../../../shared/domain/tally.ts";
import { setCanary } from "../../../shared/usecases/rollout/set-canary.ts";
import type { Stage } from "../create-stage.ts";
import { NAMES } from "../names.ts";

const { region, credentials } = PLACE;

export type Course = {
  readonly group: string;
  readonly version: number;
  readonly rule: CanaryRule;
  /** What the canary has answered so far, as two invokers count it. */
  readonly counts: readonly [Partial<Tally>, Partial<Tally>];
};

/** Makes a version a canary, as the command does, and counts what it answers, as invokers do. */
export const beginCanary = async (
  { world }: Stage,
  { group, version, rule, counts }: Course,
): Promise<void> => {
  const client = new DynamoDBClient({ endpoint: world.url, region, credentials });
  const table = createDynamoTable(client, NAMES.table);
  const ports = {
    routes: createDynamoRouteStore(table, createDynamoJournal(table)),
    now: () => new Date().toISOString(),
    pause: async () => {},
  };
  const { canary } = await setCanary(ports, group, { by: "ada", version, percent: 10, rule });
  const tallies = createDynamoTallyStore(table);
  for (const [index, count] of counts.entries()) {
    const sheet = { group, salt: canary?.salt ?? "", id: `invoker-${index}` };
    await tallies.put(sheet, new Map([[version, { ...noTally, ...count }]]));
  }
  client.destroy();
};
