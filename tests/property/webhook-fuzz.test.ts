import { describe, expect, it } from "@jest/globals";
import { aWebhook, signedRequest } from "../builders/a-webhook.ts";

// All of them take some seconds; a busy machine may take its time.
const CASES = Number(process.env.SLIPWAY_FUZZ_CASES ?? 100_000);
const SEED = Number(process.env.SLIPWAY_FUZZ_SEED ?? 20_260_101);
const MEGABYTE = 1024 * 1024;

/** Numbers that look random and are the same for the same seed (mulberry32). */
const createRandom = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

const sha = "ab".repeat(20);
const TEMPLATES: Readonly<Record<string, object>> = {
  push: { ref: "refs/heads/main", before: sha, after: sha, repository: { full_name: "acme/fraud" } },
  pull_request: {
    action: "opened",
    number: 7,
    repository: { full_name: "acme/fraud" },
    pull_request: { head: { sha }, base: { ref: "main" } },
    changes: { base: { ref: { from: "main" } } },
  },
  merge_group: {
    action: "checks_requested",
    repository: { full_name: "acme/fraud" },
    merge_group: { head_sha: sha, base_sha: sha, base_ref: "refs/heads/main" },
  },
  delete: { ref: "main", ref_type: "branch", repository: { full_name: "acme/fraud" } },
  repository: {
    action: "renamed",
    repository: { full_name: "acme/fraud" },
    changes: { repository: { name: { from: "old" } }, owner: { from: { user: { login: "acme" } } } },
  },
  installation: { action: "created", installation: { id: 1 }, repositories: [{ full_name: "acme/fraud" }] },
  installation_repositories: {
    action: "added",
    installation: { id: 1 },
    repositories_added: [{ full_name: "acme/fraud" }],
  },
  ping: { zen: "Keep it logically awesome." },
};
const EVENTS = Object.keys(TEMPLATES);

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0,
  "",
  "\u0000",
  "../../etc/passwd",
  "acme/fraud\n",
  "refs/heads/main\r\nX: y",
  "__proto__",
  "constructor",
  "💥\ud800",
  "${jndi:ldap://x}",
  "a".repeat(2_000),
  [],
  [[[[[]]]]],
  {},
  { length: 1e9 },
  { toString: 1, valueOf: null },
  { full_name: { full_name: "acme/fraud" } },
];

type Random = ReturnType<typeof createRandom>;

const pick = <T>(random: Random, items: readonly T[]): T => items[random(items.length)] as T;

/** A payload with something at some place of it replaced, removed or added. */
const spoil = (random: Random, value: unknown, depth = 0): unknown => {
  if (typeof value !== "object" || value === null || depth > 4 || random(4) === 0)
    return pick(random, HOSTILE);
  const entries = Object.entries(value);
  const at = random(entries.length + 1);
  if (at === entries.length)
    return { ...value, [pick(random, ["__proto__", "x", "payload"])]: pick(random, HOSTILE) };
  if (random(5) === 0) return Object.fromEntries(entries.filter((_, index) => index !== at));
  const changed = entries.map(([key, inner], index) => [
    key,
    index === at ? spoil(random, inner, depth + 1) : inner,
  ]);
  return Array.isArray(value)
    ? changed.map(([, inner]) => inner)
    : Object.fromEntries(changed as [string, unknown][]);
};

const bytes = (random: Random): Buffer => Buffer.from(Array.from({ length: random(200) }, () => random(256)));

const aBody = (random: Random, event: string): string | Buffer => {
  const whole = Object.hasOwn(TEMPLATES, event) ? TEMPLATES[event] : {};
  const json = JSON.stringify(random(4) === 0 ? whole : spoil(random, whole));
  switch (random(12)) {
    case 0:
      return bytes(random);
    case 1:
      return json.slice(0, random(json.length + 1));
    case 2:
      return "[".repeat(random(20_000));
    case 3:
      return `payload=${encodeURIComponent(json)}`;
    case 4:
      return `payload=${"%".repeat(random(50))}`;
    case 5:
      return Buffer.from(json, "utf16le");
    case 6:
      return `${json}${pick(random, ["\u0000", "}", " ", "\ufeff"])}`;
    default:
      return random(2) === 0 ? json : Buffer.from(json);
  }
};

const HEADERS = ["x-hub-signature-256", "x-github-delivery", "x-github-event", "content-type"];
const VALUES = [
  "",
  " ",
  "push",
  "__proto__",
  "toString",
  "sha256=",
  `sha256=${"0".repeat(64)}`,
  "a\u0000b",
  "é",
  "x".repeat(9_000),
];

const aRequest = (random: Random) => {
  const event = random(20) === 0 ? pick(random, VALUES) : pick(random, EVENTS);
  const body = aBody(random, event);
  const type = pick(random, ["application/json", "application/x-www-form-urlencoded", "text/html", ""]);
  const { headers = {}, ...request } = signedRequest(body, { "x-github-event": event, "content-type": type });
  // Most are signed, as what reaches the code behind the signature is what could hurt it.
  const spoiled = random(3) === 0 ? { ...headers, [pick(random, HEADERS)]: pick(random, VALUES) } : headers;
  const kept = random(30) === 0 ? {} : spoiled;
  return {
    ...request,
    headers: kept,
    method: random(50) === 0 ? pick(random, ["GET", "PUT", "", "TRACE"]) : "POST",
  };
};

describe("the webhook under hostile deliveries", () => {
  it(`answers each of ${CASES} below 500, and keeps nothing of them (seed ${SEED})`, async () => {
    const random = createRandom(SEED);
    const statuses = new Map<number, number>();
    const { send, announced, remembered } = aWebhook();
    const start = process.memoryUsage().heapUsed;
    for (let count = 0; count < CASES; count += 1) {
      const request = aRequest(random);
      const { statusCode = 0 } = await send(request);
      if (statusCode < 200 || statusCode >= 500)
        throw new Error(
          `case ${count} of seed ${SEED}: ${statusCode} for ${JSON.stringify(request).slice(0, 2_000)}`,
        );
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      for (const { type, detail } of announced.splice(0)) {
        // What is announced is small and names a repository of ours, now or before.
        expect(JSON.stringify({ type, detail }).length).toBeLessThan(2_000);
        expect([detail.repository, "previous" in detail ? detail.previous : ""].join()).toMatch(/acme\//i);
      }
      remembered.length = 0;
    }
    console.info(
      `${CASES} hostile deliveries, seed ${SEED}: ${JSON.stringify(Object.fromEntries(statuses))}`,
    );
    // Each way through the handler was taken.
    for (const status of [200, 202, 400, 401, 405])
      expect(statuses.get(status) ?? 0).toBeGreaterThan(CASES / 1_000);
    expect(process.memoryUsage().heapUsed - start).toBeLessThan(256 * MEGABYTE);
  });
});
