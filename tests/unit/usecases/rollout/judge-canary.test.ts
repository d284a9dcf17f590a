import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CanaryRule } from "../../../../shared/domain/canary.ts";
import { noTally } from "../../../../shared/domain/no-tally.ts";
import type { Tally } from "../../../../shared/domain/tally.ts";
import { judgeCanary } from "../../../../shared/usecases/rollout/judge-canary.ts";

const rule: CanaryRule = { requests: 100, errors: 0.05, latency: 1.5, promote: true };

const tally = (members: Partial<Tally>): Tally => ({ ...noTally, ...members });

const stable = tally({ requests: 900, milliseconds: 9000 });

const judge = (
  canary: Partial<Tally>,
  { beside = stable, ...changed }: Partial<CanaryRule> & { beside?: Tally } = {},
) => judgeCanary({ canary: tally(canary), stable: beside }, { ...rule, ...changed });

describe("judging a canary", () => {
  it("waits until the canary has answered as often as the rule asks for", () => {
    expect(judge({ requests: 99, milliseconds: 990 })).toEqual({ kind: "wait" });
    expect(judge({ requests: 100, milliseconds: 1000 })).toEqual({ kind: "promote" });
  });

  it("aborts at the first failure too many, however few requests there were", () => {
    expect(judge({ requests: 5, failed: 5 })).toEqual({ kind: "wait" });
    expect(judge({ requests: 6, failed: 6 })).toEqual({
      kind: "abort",
      reason: "6 of 6 requests failed, and 5 % may",
    });
  });

  it("lets no failure pass where none may happen", () => {
    expect(judge({ requests: 1, failed: 1 }, { errors: 0 })).toMatchObject({ kind: "abort" });
  });

  it("goes on judging a canary that somebody else is to promote", () => {
    expect(judge({ requests: 1000, failed: 50 }, { promote: false })).toEqual({ kind: "wait" });
    expect(judge({ requests: 1000, failed: 51 }, { promote: false })).toMatchObject({ kind: "abort" });
  });

  it("aborts a canary that is slower than it may be, once enough is known of both", () => {
    expect(judge({ requests: 100, milliseconds: 1501 })).toEqual({
      kind: "abort",
      reason: "it takes 15 ms, more than 1.5 times the 10 ms of the stable version",
    });
    expect(judge({ requests: 100, milliseconds: 1500 })).toEqual({ kind: "promote" });
    expect(judge({ requests: 99, milliseconds: 99_000 })).toEqual({ kind: "wait" });
    const beside = tally({ requests: 9, milliseconds: 90 });
    expect(judge({ requests: 100, milliseconds: 99_000 }, { beside })).toEqual({ kind: "wait" });
  });

  it("takes as a failure what the canary refuses and the stable version does not", () => {
    expect(judge({ requests: 99, refused: 99, milliseconds: 990 })).toEqual({ kind: "wait" });
    expect(judge({ requests: 100, refused: 6, milliseconds: 1000 })).toMatchObject({ kind: "abort" });
    const beside = tally({ requests: 100, refused: 6, milliseconds: 1000 });
    expect(judge({ requests: 100, refused: 6, milliseconds: 1000 }, { beside })).toEqual({ kind: "promote" });
  });

  it("never aborts what cannot fail too often any more, and never forgives what has", () => {
    const counts = fc.record({ requests: fc.nat(200), failed: fc.nat(200) });
    fc.assert(
      fc.property(counts, fc.nat(100), ({ requests, failed }, more) => {
        const before = { requests: Math.max(requests, failed), failed };
        // Whatever succeeds until the rule's number of requests is reached.
        const succeeded = Math.min(more, Math.max(0, rule.requests - before.requests));
        const after = { ...before, requests: before.requests + succeeded };
        const verdicts = [before, after].map((each) => judge(each).kind === "abort");
        expect(verdicts[1]).toBe(verdicts[0]);
      }),
    );
  });
});
