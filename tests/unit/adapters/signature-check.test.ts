import { createHmac } from "node:crypto";
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createSecretsManager } from "../../../local/secrets/create-secrets-manager.ts";
import { createRotatedSecrets } from "../../../shared/adapters/create-rotated-secrets.ts";
import { createSecret } from "../../../shared/adapters/create-secret.ts";
import { createSignatureCheck } from "../../../shared/adapters/create-signature-check.ts";
import { aFolder } from "../../builders/a-folder.ts";
import { serveLocally } from "../../builders/serve-locally.ts";

const BODY = Buffer.from('{"zen":"Keep it logically awesome."}');
const sign = (secret: string): string => `sha256=${createHmac("sha256", secret).update(BODY).digest("hex")}`;

describe("a webhook secret that is rotated", () => {
  const stops: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop();
  });

  const start = async () => {
    let clock = Date.now();
    let calls = 0;
    const manager = createSecretsManager({ folder: await aFolder("secrets"), now: () => clock });
    const server = await serveLocally((request, response) => {
      calls += 1;
      return manager.handle(request, response);
    });
    const client = new SecretsManagerClient({
      endpoint: server.url,
      region: "us-east-1",
      credentials: { accessKeyId: "any", secretAccessKey: "any" },
    });
    stops.push(async () => {
      client.destroy();
      await server.close();
    });
    await client.send(new CreateSecretCommand({ Name: "webhook", SecretString: "first" }));
    const now = () => clock;
    const check = createSignatureCheck(
      createSecret(client, "webhook", now),
      createRotatedSecrets(client, "webhook", now),
    );
    return {
      isSigned: (secret: string) => check(BODY, sign(secret)),
      rotateTo: (SecretString: string) =>
        client.send(new PutSecretValueCommand({ SecretId: "webhook", SecretString })),
      pass: (milliseconds: number) => {
        clock += milliseconds;
      },
      /** How many calls an action makes. */
      calls: async (action: () => Promise<unknown>): Promise<number> => {
        const before = calls;
        await action();
        return calls - before;
      },
    };
  };

  it("takes the new one at once, and the one before it for as long as it is the previous", async () => {
    const { isSigned, rotateTo, pass } = await start();
    expect(await isSigned("first")).toBe(true);
    await rotateTo("second");
    expect(await isSigned("second")).toBe(true);
    expect(await isSigned("first")).toBe(true);
    pass(10 * 60_000);
    expect(await isSigned("first")).toBe(true);
    await rotateTo("third");
    pass(10 * 60_000);
    expect(await isSigned("second")).toBe(true);
    expect(await isSigned("first")).toBe(false);
  });

  it("asks for nothing more while signatures fit, and once a minute while none does", async () => {
    const { isSigned, pass, calls } = await start();
    await isSigned("first");
    const flood = async () => {
      for (let count = 0; count < 200; count += 1) expect(await isSigned(`guess ${count}`)).toBe(false);
    };
    expect(await calls(() => isSigned("first"))).toBe(0);
    expect(await calls(flood)).toBe(2);
    expect(await calls(flood)).toBe(0);
    pass(61_000);
    expect(await calls(flood)).toBe(2);
  });
});
