import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetObjectCommand, ListObjectsV2Command } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AwsClient } from "aws4fetch";
import { waitFor } from "../../../local/system/wait-for.ts";
import type { Route } from "../../../shared/domain/route.ts";
import { abortCanary } from "../../../shared/usecases/rollout/abort-canary.ts";
import { setCanary } from "../../../shared/usecases/rollout/set-canary.ts";
import { setRollout } from "../../../shared/usecases/rollout/set-rollout.ts";
import { setShadow } from "../../../shared/usecases/rollout/set-shadow.ts";
import { aSystem } from "../../builders/a-system.ts";
import { aServedGroup, type ServedGroup } from "./a-served-group.ts";
import { findMisrouted, type Spell } from "./find-misrouted.ts";
import { type Load, startLoad } from "./start-load.ts";

const GROUP = "split";
const REQUESTS = 30;
/** Twice what the local system deploys the invoker with, since a question may join a read that is two seconds old. */
const ROUTE_TTL = 2000;
const ada = { by: "ada" };

let running: Awaited<ReturnType<typeof aSystem>>;
let group: ServedGroup;
let load: Load | undefined;

beforeAll(async () => {
  const capture = { percent: 20, redact: { input: { json: ["secret"] } } };
  running = await aSystem({ environment: { SLIPWAY_CAPTURE: JSON.stringify(capture) } });
  group = await aServedGroup(running.system(), GROUP, 3);
});
afterAll(async () => {
  await load?.stop();
  group?.close();
  await running?.close();
});

const asker = () => {
  const { invokerUrl, credentials, region } = running.system();
  const signer = new AwsClient({ ...credentials, service: "lambda", region, retries: 0 });
  let nth = 0;
  return (key = `caller-${nth++ % 20}`) =>
    signer.fetch(`${invokerUrl}models/${GROUP}/invocations`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-slipway-key": key },
      body: '{"secret":"of the caller"}',
    });
};

/** Has the canaries judged, as the schedule does every minute. */
const judge = async (): Promise<void> => {
  const { url: endpoint, region, credentials } = running.system();
  const lambda = new LambdaClient({ endpoint, region, credentials });
  const Payload = Buffer.from('{"task":"canaries"}');
  const { FunctionError } = await lambda.send(
    new InvokeCommand({ FunctionName: "slipway-dev-routes", Payload }),
  );
  lambda.destroy();
  expect(FunctionError).toBeUndefined();
};

const captures = async (): Promise<readonly string[]> => {
  const { s3, bucket } = running.system();
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: `capture/${GROUP}/` }),
  );
  const texts = await Promise.all(
    Contents.map(async ({ Key }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      return (await Body?.transformToString()) ?? "";
    }),
  );
  return texts.flatMap((text) => text.trimEnd().split("\n"));
};

describe("a group under load with a canary", () => {
  it("loses no request while canaries begin, grow, are promoted by their rule and aborted", async () => {
    const send = asker();
    await group.decide(1, "Approved");
    await group.route(({ stable }) => stable?.version === 1);
    await waitFor("the first answer", async () => ((await send()).ok ? true : undefined), { seconds: 300 });
    const rule = { requests: REQUESTS, errors: 0, promote: true };
    await setRollout(group.ports, GROUP, { ...ada, percent: 40, rule });

    const spells: Spell[] = [{ version: 1, from: 0, until: Number.POSITIVE_INFINITY }];
    load = startLoad({ connections: 4, pause: 10, send: () => send() });

    const from = Date.now();
    await group.decide(2, "Approved");
    const { canary: first } = await group.route(({ canary }) => canary?.version === 2);
    await waitFor(
      "enough answers of the canary",
      async () =>
        ((await group.tallies.sum(GROUP, first?.salt ?? "")).get(2)?.requests ?? 0) >= REQUESTS || undefined,
      { seconds: 300 },
    );
    const asOf = async (key: string): Promise<string> =>
      (await send(key)).headers.get("x-slipway-variant") ?? "";
    const keys = Array.from({ length: 20 }, (_, nth) => `caller-${nth}`);
    const askAll = async (): Promise<readonly string[]> => {
      const variants: string[] = [];
      for (const key of keys) variants.push(await asOf(key));
      return variants;
    };
    const before = await askAll();
    expect(await askAll()).toEqual(before);
    expect(new Set(before)).toEqual(new Set(["stable", "canary"]));

    await judge();
    await group.route(({ stable, canary }) => stable?.version === 2 && canary === undefined);
    spells.push({ version: 2, from, until: Number.POSITIVE_INFINITY });
    spells[0] = { version: 1, from: 0, until: Date.now() };

    const tried = Date.now();
    await setShadow(group.ports, GROUP, { ...ada, version: 1, percent: 100 });
    await group.decide(3, "Approved");
    await group.route(({ canary }) => canary?.version === 3);
    const { shadow } = (await setCanary(group.ports, GROUP, { ...ada, version: 3, percent: 60 })) as Route;
    const compared = await waitFor(
      "answers of the shadow to be compared",
      async () => {
        const tally = (await group.tallies.sum(GROUP, shadow?.salt ?? "")).get(1);
        return tally && tally.compared >= 5 ? tally : undefined;
      },
      { seconds: 300 },
    );
    // The versions answer their own numbers, which never agree.
    expect(compared.same).toBe(0);
    await abortCanary(group.ports, GROUP, ada);
    spells.push({ version: 3, from: tried, until: Date.now() });
    await waitFor("captures", async () => ((await captures()).length > 0 ? true : undefined), {
      seconds: 300,
    });
    await load.stop();

    expect(load.seen.filter(({ status }) => status !== 200).slice(0, 3)).toEqual([]);
    const answers = load.seen.map((each) => ({ ...each, version: Number(each.text) }));
    expect(answers.filter(({ text, headers }) => headers["x-slipway-version"] !== text)).toEqual([]);
    expect(findMisrouted(answers, spells, ROUTE_TTL)).toEqual([]);
    expect(new Set(answers.map(({ version }) => version))).toEqual(new Set([1, 2, 3]));
    expect((await group.route(() => true)).failures).toMatchObject([{ version: 3, code: "CanaryAborted" }]);

    const lines = await captures();
    expect(lines.join("\n")).not.toContain("of the caller");
    for (const line of lines)
      expect(JSON.parse(line)).toMatchObject({
        captureData: {
          endpointInput: { data: '{"secret":"redacted"}', encoding: "JSON" },
          endpointOutput: { encoding: "BASE64" },
        },
        slipway: { group: GROUP, outcome: "answer" },
      });
    process.stdout.write(`canary: ${load.seen.length} requests, 0 failed; ${lines.length} captured\n`);
  });
});
