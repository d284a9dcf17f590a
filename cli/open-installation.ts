import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { createJsonLog } from "../shared/adapters/create-json-log.ts";
import { createDynamoJournal } from "../shared/adapters/dynamo-journal.ts";
import { createDynamoKeyStore } from "../shared/adapters/dynamo-key-store.ts";
import { createDynamoProjectStore } from "../shared/adapters/dynamo-project-store.ts";
import { createDynamoRouteStore } from "../shared/adapters/dynamo-route-store.ts";
import { createDynamoTable } from "../shared/adapters/dynamo-table.ts";
import { createDynamoTallyStore } from "../shared/adapters/dynamo-tally-store.ts";
import { createEventBridgeAnnouncer } from "../shared/adapters/eventbridge-announcer.ts";
import { createEventBridgeBus } from "../shared/adapters/eventbridge-bus.ts";
import { createSageMakerExecutions } from "../shared/adapters/sagemaker-executions.ts";
import { createSageMakerRegistry } from "../shared/adapters/sagemaker-registry.ts";
import type { Installation } from "./command.ts";

/** The installation of a stage, by the names that serverless.yml gives its table and bus. */
export const openInstallation = (stage: string, environment: NodeJS.ProcessEnv): Installation => {
  const region = environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? "us-east-1";
  const name = `slipway-${stage}`;
  const table = createDynamoTable(new DynamoDBClient({ region }), environment.SLIPWAY_TABLE ?? name);
  const bus = environment.SLIPWAY_BUS ?? name;
  const events = new EventBridgeClient({ region });
  const journal = createDynamoJournal(table, {
    bus: createEventBridgeBus(events, bus),
    log: createJsonLog(console.error),
  });
  const sagemaker = new SageMakerClient({ region });
  return {
    projects: createDynamoProjectStore(table, journal),
    keys: createDynamoKeyStore(table, journal),
    routes: createDynamoRouteStore(table, journal),
    tallies: createDynamoTallyStore(table),
    executions: createSageMakerExecutions(sagemaker),
    registry: createSageMakerRegistry(sagemaker),
    announcer: createEventBridgeAnnouncer(events, bus),
    outbox: journal,
    now: () => new Date().toISOString(),
  };
};
