import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createDynamoJournal } from "../../shared/adapters/dynamo-journal.ts";
import { createDynamoRouteStore } from "../../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../../shared/adapters/dynamo-tally-store.ts";
import { createEventBridgeAnnouncer } from "../../shared/adapters/eventbridge-announcer.ts";
import { createEventBridgeBus } from "../../shared/adapters/eventbridge-bus.ts";
import { flushAfter } from "../../shared/adapters/flush-after.ts";
import { loadOnS3 } from "../../shared/adapters/load-on-s3.ts";
import { readNumberSetting } from "../../shared/adapters/read-number-setting.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { createSageMakerRegistry } from "../../shared/adapters/sagemaker-registry.ts";
import { createSageMakerRegistryListing } from "../../shared/adapters/sagemaker-registry-listing.ts";
import { createHandler } from "./handler.ts";

const place = { bucket: readSetting("SLIPWAY_BUCKET"), prefix: readSetting("SLIPWAY_MODEL_PREFIX") };

const log = createJsonLog();
const sagemaker = new SageMakerClient();
const events = new EventBridgeClient();
const bus = readSetting("SLIPWAY_BUS");
const table = createDynamoTable(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"));
const journal = createDynamoJournal(table, { bus: createEventBridgeBus(events, bus), log });
const routes = createDynamoRouteStore(table, journal);
const now = (): string => new Date().toISOString();

export const handler = createHandler({
  reconcile: {
    listing: createSageMakerRegistryListing(sagemaker),
    registry: createSageMakerRegistry(sagemaker),
    announcer: createEventBridgeAnnouncer(events, bus),
    routes,
    log,
    now,
  },
  collect: {
    artifacts: loadOnS3(async (s3) => {
      const { createS3ArtifactStore } = await import("../../shared/adapters/artifacts/s3-artifact-store.ts");
      return createS3ArtifactStore(s3, place);
    }),
    routes,
    // Never less than an hour: invokers remember routes for ten minutes while the table is down.
    graceSeconds: 3600 * Math.max(1, readNumberSetting("SLIPWAY_GRACE_HOURS", 24)),
    budget: readNumberSetting("SLIPWAY_COLLECT_BUDGET", 100),
    now,
  },
  judge: {
    routes,
    tallies: createDynamoTallyStore(table),
    log,
    now,
    pause: (attempt) => pause(50 * attempt),
  },
  log,
}).use(flushAfter(journal));
