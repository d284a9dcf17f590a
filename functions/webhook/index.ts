import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { createJsonLog } from "../../shared/adapters/create-json-log.ts";
import { createRotatedSecrets } from "../../shared/adapters/create-rotated-secrets.ts";
import { createSecret } from "../../shared/adapters/create-secret.ts";
import { createSignatureCheck } from "../../shared/adapters/create-signature-check.ts";
import { createDynamoDeliveryLog } from "../../shared/adapters/dynamo-delivery-log.ts";
import { createEventBridgeAnnouncer } from "../../shared/adapters/eventbridge-announcer.ts";
import { readRepositories } from "../../shared/adapters/read-repositories.ts";
import { readSetting } from "../../shared/adapters/read-setting.ts";
import { parseAllowList } from "../../shared/config/allow-list/parse-allow-list.ts";
import { createHandler } from "./handler.ts";

const secrets = new SecretsManagerClient();
const webhookSecret = readSetting("SLIPWAY_WEBHOOK_SECRET");

export const handler = createHandler({
  isSigned: createSignatureCheck(
    createSecret(secrets, webhookSecret),
    createRotatedSecrets(secrets, webhookSecret),
  ),
  deliveries: createDynamoDeliveryLog(new DynamoDBClient(), readSetting("SLIPWAY_TABLE"), Date.now),
  announcer: createEventBridgeAnnouncer(new EventBridgeClient(), readSetting("SLIPWAY_BUS")),
  allowed: await parseAllowList(readRepositories()),
  log: createJsonLog(),
});
