import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { LocalSystem } from "../local/system/start-system.ts";
import { waitFor } from "../local/system/wait-for.ts";
import { createDynamoRouteReader } from "../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../shared/adapters/dynamo-table.ts";
import type { Recorder } from "./create-recorder.ts";
import type { Row } from "./print-table.ts";

const TABLE = "slipway-dev";
const MODEL_LOAD = "ModelLoadingTime";

/** What it costs from a decision until the group's route has changed, the model copied and warm. */
export const measureApproval = async (
  system: LocalSystem,
  recorder: Recorder,
  { group, decide }: { readonly group: string; readonly decide: () => Promise<void> },
): Promise<readonly Row[]> => {
  const { url: endpoint, region, credentials, outputs } = system;
  const dynamodb = new DynamoDBClient({ endpoint, region, credentials });
  const routes = createDynamoRouteReader(createDynamoTable(dynamodb, TABLE));
  recorder.reset();
  const from = performance.now();
  await decide();
  await waitFor(
    "the route",
    async () => ((await routes.get(group))?.stable === undefined ? undefined : true),
    { seconds: 60, everyMilliseconds: 10 },
  );
  const took = performance.now() - from;
  dynamodb.destroy();
  const loading = (system.endpointMetrics(outputs.EndpointName ?? "")[MODEL_LOAD]?.Sum ?? 0) / 1000;
  return [
    {
      name: "decision to route",
      value: `${took.toFixed(0)} ms`,
      against: `${(took / loading).toFixed(2)}× the ${loading.toFixed(0)} ms that the model took to load`,
    },
    {
      name: "calls of the approval until then",
      value: `${recorder.aws("-approval")} AWS`,
      against: `and ${recorder.github()} GitHub`,
    },
  ];
};
