import { randomBytes } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AccessPolicy } from "../../../shared/domain/access/access-policy.ts";
import { createKey } from "../../../shared/usecases/access/create-key.ts";
import { createKeyCache } from "../../../shared/usecases/access/create-key-cache.ts";
import { revokeKey } from "../../../shared/usecases/access/revoke-key.ts";
import { rotateKey } from "../../../shared/usecases/access/rotate-key.ts";
import { anAccess, NOW } from "../../builders/an-access.ts";
import { createInMemoryKeyStore } from "../../fakes/in-memory-key-store.ts";

const GROUPS = ["fraud", "fraud-eu", "fraud-us", "churn", "churn-eu"] as const;
const PATTERNS = [...GROUPS, "fraud-*", "*-eu", "fraud*", "*"] as const;
const ROLES = ["shop", "shop-eu", "lab"] as const;

/** What patterns mean, said a second time and otherwise. */
const MEANS: Readonly<Record<(typeof PATTERNS)[number], readonly string[]>> = {
  fraud: ["fraud"],
  "fraud-eu": ["fraud-eu"],
  "fraud-us": ["fraud-us"],
  churn: ["churn"],
  "churn-eu": ["churn-eu"],
  "fraud-*": ["fraud-eu", "fraud-us"],
  "*-eu": ["fraud-eu", "churn-eu"],
  "fraud*": ["fraud", "fraud-eu", "fraud-us"],
  "*": GROUPS,
};
const patterns = fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 3 });
const covers = (some: readonly (typeof PATTERNS)[number][], group: string): boolean =>
  some.some((each) => MEANS[each].includes(group));

const rules = fc.array(
  fc.record({ role: fc.constantFrom(...ROLES, "shop*", "*"), groups: patterns, versions: fc.boolean() }),
  { maxLength: 4 },
);
const fitsRole = (pattern: string, role: string): boolean =>
  pattern === "*" || pattern === role || (pattern === "shop*" && role.startsWith("shop"));

describe("whatever a policy says", () => {
  it("no caller is let in to a group that no entry for it names, and each to those that one does", async () => {
    await fc.assert(
      fc.asyncProperty(rules, fc.constantFrom(...ROLES), async (entries, role) => {
        const policy: AccessPolicy = {
          issuers: [],
          callers: entries.map((entry) => ({
            iam: [`arn:aws:iam::111122223333:role/${entry.role}`],
            groups: entry.groups,
            versions: entry.versions,
          })),
        };
        const { access, ask } = anAccess({ policy });
        for (const group of GROUPS) {
          const deciding = entries.find((entry) => fitsRole(entry.role, role) && covers(entry.groups, group));
          const admission = await ask({
            iamArn: `arn:aws:sts::111122223333:assumed-role/${role}/session`,
            group,
          });
          expect(admission.kind).toBe(deciding ? "caller" : "refused");
          if (admission.kind === "caller")
            expect(access.mayChooseVersion(admission.caller, group)).toBe(deciding?.versions);
        }
      }),
      { numRuns: 200 },
    );
  });
});

type Step =
  | { readonly do: "create"; readonly groups: readonly (typeof PATTERNS)[number][]; readonly hours: number }
  | { readonly do: "rotate"; readonly which: number; readonly hours: number }
  | { readonly do: "revoke"; readonly which: number }
  | { readonly do: "wait"; readonly minutes: number }
  | { readonly do: "call"; readonly which: number; readonly group: string };

const which = fc.nat(20);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant("create" as const),
      groups: patterns,
      hours: fc.integer({ min: 1, max: 5 }),
    }),
    fc.record({ do: fc.constant("rotate" as const), which, hours: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ do: fc.constant("revoke" as const), which }),
    fc.record({ do: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ do: fc.constant("call" as const), which, group: fc.constantFrom(...GROUPS) }),
  ),
  { maxLength: 40 },
);

/** A secret that was told, and all that is to be known of whether it counts. */
type Secret = {
  readonly id: string;
  readonly text: string;
  readonly groups: readonly (typeof PATTERNS)[number][];
  readonly endsAt: number;
  readonly madeAt: number;
  countsUntil: number;
  isRevoked: boolean;
};

const TTL = 30_000;

describe("whatever is done to keys", () => {
  it("no secret is let in to a group outside its scope, after its end, or later than a cache may not know", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        const clock = { now: NOW };
        const store = createInMemoryKeyStore();
        const reader = createKeyCache(store, {
          ttlMilliseconds: TTL,
          missingTtlMilliseconds: 2000,
          staleMilliseconds: 300_000,
          retryMilliseconds: 1000,
          patienceMilliseconds: 60_000,
          now: () => clock.now,
        });
        const ports = { keys: store, now: () => new Date(clock.now).toISOString(), random: randomBytes };
        const { ask } = anAccess({ reader });
        const secrets: Secret[] = [];
        const pick = (index: number): Secret | undefined => secrets[index % Math.max(1, secrets.length)];
        for (const step of story) {
          const secret = "which" in step ? pick(step.which) : undefined;
          if (step.do === "wait") clock.now += step.minutes * 60_000;
          if (step.do === "create") {
            const endsAt = clock.now + step.hours * 3_600_000;
            const { key, text } = await createKey(ports, {
              ...{ name: "n", by: "b", groups: step.groups, versions: false },
              validUntil: new Date(endsAt).toISOString(),
            });
            secrets.push({
              ...{ id: key.id, text, groups: step.groups, endsAt, madeAt: clock.now },
              countsUntil: endsAt,
              isRevoked: false,
            });
          }
          if (secret === undefined) continue;
          const family = secrets.filter(({ id }) => id === secret.id);
          if (step.do === "rotate" && !secret.isRevoked) {
            const overlapMilliseconds = step.hours * 3_600_000;
            const { text } = await rotateKey(ports, secret.id, { by: "b", overlapMilliseconds });
            const current = family.at(-1);
            for (const each of family)
              each.countsUntil = Math.min(
                each.countsUntil,
                each === current ? clock.now + overlapMilliseconds : clock.now,
              );
            secrets.push({
              ...secret,
              text,
              madeAt: clock.now,
              countsUntil: secret.endsAt,
              isRevoked: false,
            });
          }
          if (step.do === "revoke" && !secret.isRevoked) {
            await revokeKey(ports, secret.id, { by: "b" });
            for (const each of family) {
              each.isRevoked = true;
              each.countsUntil = Math.min(each.countsUntil, clock.now);
            }
          }
          if (step.do === "call") {
            const { kind } = await ask({
              headers: { "x-api-key": secret.text },
              group: step.group,
              now: clock.now,
            });
            if (kind === "caller") {
              expect(covers(secret.groups, step.group)).toBe(true);
              expect(clock.now).toBeLessThan(Math.min(secret.endsAt, secret.countsUntil + TTL));
            } else if (covers(secret.groups, step.group) && !secret.isRevoked) {
              // A secret that is made within 2 seconds after its key was read may be unknown for as long.
              const isNew = clock.now < secret.madeAt + 2000;
              if (!isNew) expect(clock.now).toBeGreaterThanOrEqual(secret.countsUntil);
            }
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
