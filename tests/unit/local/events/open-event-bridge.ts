import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import { createEventBridge, type EventBridgeOptions } from "../../../../local/events/create-event-bridge.ts";
import { serveLocally } from "../../../builders/serve-locally.ts";

type Delivered = {
  readonly targetArn: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the rule makes of an event.
  readonly input: any;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
};

/** A local EventBridge over a socket that notes what it delivers, in a folder that outlives it until `remove`. */
export const openEventBridge = async (options: Partial<EventBridgeOptions> = {}) => {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "events-")));
  const delivered: Delivered[] = [];
  const bridge = createEventBridge({
    retryDelay: 1,
    deliver: async (targetArn, input, attributes) => {
      delivered.push({ targetArn, input, attributes });
    },
    ...options,
    folder,
  });
  const server = await serveLocally(bridge.handle);
  const client = new EventBridgeClient({
    endpoint: server.url,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const close = async () => {
    client.destroy();
    await server.close();
    await bridge.close();
  };
  return {
    folder,
    bridge,
    client,
    delivered,
    close,
    remove: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
    /** Puts a rule for a source, with one target. */
    tell: async (name: string, source: string, target: Partial<Target> = {}) => {
      await client.send(
        new PutRuleCommand({ Name: name, EventPattern: JSON.stringify({ source: [source] }) }),
      );
      await client.send(
        new PutTargetsCommand({
          Rule: name,
          Targets: [
            { Id: "target", Arn: `arn:aws:lambda:us-east-1:111122223333:function:${name}`, ...target },
          ],
        }),
      );
    },
  };
};
