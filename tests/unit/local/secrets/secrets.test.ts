import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  RestoreSecretCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSecretsManager } from "../../../../local/secrets/create-secrets-manager.ts";
import { serveLocally } from "../../../builders/serve-locally.ts";

const DAY = 86_400_000;

describe("secrets", () => {
  let folder: string;
  let clock: number;
  let client: SecretsManagerClient;
  let close: () => Promise<void>;

  const open = async () => {
    const server = await serveLocally(createSecretsManager({ folder, now: () => clock }).handle);
    client = new SecretsManagerClient({
      endpoint: server.url,
      region: "us-east-1",
      credentials: { accessKeyId: "local", secretAccessKey: "local" },
    });
    close = async () => {
      client.destroy();
      await server.close();
    };
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "secrets-"));
    clock = Date.parse("2026-01-31T12:00:00Z");
    await open();
  });
  afterEach(async () => {
    await close();
    await rm(folder, { recursive: true });
  });

  const create = (Name = "webhook", SecretString = "one") =>
    client.send(new CreateSecretCommand({ Name, SecretString }));
  const put = (SecretString: string, VersionStages?: string[]) =>
    client.send(new PutSecretValueCommand({ SecretId: "webhook", SecretString, VersionStages }));
  const value = async (SecretId = "webhook", VersionStage?: string) =>
    (await client.send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;

  it("are found by name, by ARN, and by ARN without its random end", async () => {
    const { ARN = "", VersionId } = await create("team/webhook");
    expect(ARN).toMatch(
      /^arn:aws:secretsmanager:us-east-1:111122223333:secret:team\/webhook-[A-Za-z0-9]{6}$/,
    );
    for (const id of ["team/webhook", ARN, ARN.slice(0, -7)]) await expect(value(id)).resolves.toBe("one");
    const answer = await client.send(new GetSecretValueCommand({ SecretId: ARN }));
    expect(answer).toMatchObject({
      ARN,
      Name: "team/webhook",
      VersionId,
      VersionStages: ["AWSCURRENT"],
      CreatedDate: new Date(clock),
    });
  });

  it("may be bytes", async () => {
    const bytes = new Uint8Array([0, 255, 1]);
    await client.send(new CreateSecretCommand({ Name: "webhook", SecretBinary: bytes }));
    const answer = await client.send(new GetSecretValueCommand({ SecretId: "webhook" }));
    expect([...(answer.SecretBinary ?? [])]).toEqual([...bytes]);
    expect(answer.SecretString).toBeUndefined();
  });

  it("keep the value before as the previous one", async () => {
    await create();
    await put("two");
    const { VersionStages } = await put("three");
    expect(VersionStages).toEqual(["AWSCURRENT"]);
    await expect(Promise.all([value(), value("webhook", "AWSPREVIOUS")])).resolves.toEqual(["three", "two"]);
    const { VersionIdsToStages } = await client.send(new DescribeSecretCommand({ SecretId: "webhook" }));
    expect(Object.values(VersionIdsToStages ?? {}).sort()).toEqual([["AWSCURRENT"], ["AWSPREVIOUS"]]);
  });

  it("leave the current value alone when another stage is put", async () => {
    await create();
    await put("next", ["AWSPENDING"]);
    await expect(Promise.all([value(), value("webhook", "AWSPENDING")])).resolves.toEqual(["one", "next"]);
    await expect(value("webhook", "AWSPREVIOUS")).rejects.toThrow("staging label: AWSPREVIOUS");
  });

  it("take one token for one value", async () => {
    await create();
    const ClientRequestToken = "a-token-of-thirty-two-characters";
    const send = (SecretString: string) =>
      client.send(new PutSecretValueCommand({ SecretId: "webhook", SecretString, ClientRequestToken }));
    await send("two");
    await put("three");
    await expect(send("two")).resolves.toMatchObject({
      VersionId: ClientRequestToken,
      VersionStages: ["AWSPREVIOUS"],
    });
    await expect(value()).resolves.toBe("three");
    await expect(send("other")).rejects.toMatchObject({ name: "ResourceExistsException" });
  });

  it("are created once, though the request may be retried", async () => {
    const send = () =>
      client.send(
        new CreateSecretCommand({
          Name: "webhook",
          SecretString: "one",
          ClientRequestToken: "a-token-of-thirty-two-characters",
        }),
      );
    const first = await send();
    await expect(send()).resolves.toMatchObject({ ARN: first.ARN });
    await expect(create()).rejects.toMatchObject({ name: "ResourceExistsException" });
  });

  it("can be created empty and given a value later", async () => {
    await client.send(new CreateSecretCommand({ Name: "webhook", Description: "of GitHub" }));
    await expect(value()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    clock += 1000;
    await client.send(
      new UpdateSecretCommand({ SecretId: "webhook", SecretString: "one", Description: "of the forge" }),
    );
    await expect(value()).resolves.toBe("one");
    await expect(client.send(new DescribeSecretCommand({ SecretId: "webhook" }))).resolves.toMatchObject({
      Description: "of the forge",
      CreatedDate: new Date(clock - 1000),
      LastChangedDate: new Date(clock),
    });
  });

  it.each([
    ["a name that is none", () => create("a name"), "ValidationException"],
    ["an unknown id", () => value("unknown"), "ResourceNotFoundException"],
    [
      "two values at once",
      () =>
        client.send(
          new CreateSecretCommand({ Name: "x", SecretString: "x", SecretBinary: new Uint8Array([1]) }),
        ),
      "InvalidParameterException",
    ],
    ["too large a value", () => create("x", "x".repeat(65_537)), "ValidationException"],
  ])("refuse %s", async (_name, call, name) => {
    await expect(call()).rejects.toMatchObject({ name });
  });

  it("are listed by name, page by page, without values", async () => {
    for (const name of ["b", "a", "c", "other"]) await create(name === "other" ? name : `x-${name}`);
    const names: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await client.send(
        new ListSecretsCommand({ Filters: [{ Key: "name", Values: ["x-"] }], MaxResults: 2, NextToken }),
      );
      expect(JSON.stringify(page.SecretList)).not.toContain("one");
      names.push(...(page.SecretList ?? []).map(({ Name }) => Name));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(names).toEqual(["x-a", "x-b", "x-c"]);
  });

  describe("deleted", () => {
    const remove = (more: object = {}) =>
      client.send(new DeleteSecretCommand({ SecretId: "webhook", ...more }));
    const listed = async (IncludePlannedDeletion: boolean) =>
      (await client.send(new ListSecretsCommand({ IncludePlannedDeletion }))).SecretList?.length;

    it("can be restored for a while, and are gone after it", async () => {
      await create();
      const { DeletionDate } = await remove({ RecoveryWindowInDays: 7 });
      expect(DeletionDate).toEqual(new Date(clock + 7 * DAY));
      await expect(value()).rejects.toMatchObject({ name: "InvalidRequestException" });
      await expect(create()).rejects.toMatchObject({ name: "InvalidRequestException" });
      await expect(Promise.all([listed(false), listed(true)])).resolves.toEqual([0, 1]);
      await client.send(new RestoreSecretCommand({ SecretId: "webhook" }));
      await expect(value()).resolves.toBe("one");
      await remove();
      clock += 30 * DAY;
      await expect(value()).rejects.toMatchObject({ name: "ResourceNotFoundException" });
      await expect(readdir(folder)).resolves.toEqual([]);
    });

    it("are gone at once where asked", async () => {
      await create();
      await remove({ ForceDeleteWithoutRecovery: true });
      await expect(readdir(folder)).resolves.toEqual([]);
      await expect(create()).resolves.toBeDefined();
    });

    it.each([{ RecoveryWindowInDays: 6 }, { RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true }])(
      "stay when asked wrongly: %j",
      async (more) => {
        await create();
        await expect(remove(more)).rejects.toMatchObject({ name: "InvalidParameterException" });
        await expect(value()).resolves.toBe("one");
      },
    );
  });

  it("survive a restart, in files that only their owner can read", async () => {
    await create();
    await put("two");
    await close();
    await open();
    await expect(Promise.all([value(), value("webhook", "AWSPREVIOUS")])).resolves.toEqual(["two", "one"]);
    const files = await readdir(folder);
    expect(files).toHaveLength(1);
    for (const path of [folder, ...files.map((file) => join(folder, file))])
      expect((await stat(path)).mode & 0o077).toBe(0);
  });
});
