import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { InferenceOutcome } from "../../../../shared/ports/models.ts";
import { compareAnswers } from "../../../../shared/usecases/rollout/compare-answers.ts";

const answer = (text: string | Uint8Array, contentType = "text/csv"): InferenceOutcome => ({
  kind: "answer",
  body: Buffer.from(text),
  contentType,
});

const failure = (status: number): InferenceOutcome => ({ kind: "model-error", status, message: "no" });

const compare = (a: string, b: string, contentType = "text/csv", tolerance = 0.001): boolean | undefined =>
  compareAnswers(answer(a, contentType), answer(b, contentType), tolerance);

describe("comparing two answers", () => {
  it("takes the same bytes of any type for the same", () => {
    expect(compare("\u0000\u0001", "\u0000\u0001", "application/x-npy")).toBe(true);
    expect(compare("\u0000\u0001", "\u0000\u0002", "application/x-npy")).toBe(false);
  });

  it.each([
    ["text/csv", "a,0.5\nb,1000\n", "a, 0.5004\nb,1000.9", true],
    ["text/csv", "a,0.5\n", "a,0.502\n", false],
    ["text/csv", "a,0.5\n", "b,0.5\n", false],
    ["text/csv", "a,\n", "a,0\n", false],
    ["text/csv", "1\n2\n", "1\n", false],
    ["application/json", '{"a":[0.5],"b":"x"}', '{"b":"x","a":[0.5004]}', true],
    ["application/json", '{"a":[0.5]}', '{"a":[0.5],"b":1}', false],
    ["application/json", '{"a":null}', '{"b":null}', false],
    ["application/json", "[1]", '{"0":1}', false],
    ["application/json", "1", "not json", false],
    ["application/json; charset=utf-8", "[1]", "[ 1 ]", true],
    ["application/jsonlines", '{"a":1}\n{"a":2}\n', '{"a":1}\n{"a":2.0001}', true],
    ["application/jsonlines", '{"a":1}\n', '{"a":1}\n{"a":2}\n', false],
    ["text/plain", "1.0", "1.00", false],
  ])("reads the numbers of %s: %j and %j", (contentType, a, b, isSame) => {
    expect(compare(a, b, contentType)).toBe(isSame);
    expect(compare(b, a, contentType)).toBe(isSame);
  });

  it("takes another media type for another answer", () => {
    expect(compareAnswers(answer("1"), answer("1", "application/json"), 1)).toBe(false);
  });

  it("compares errors by their status, and an error with no answer", () => {
    expect(compareAnswers(failure(500), failure(500), 0)).toBe(true);
    expect(compareAnswers(failure(500), failure(400), 0)).toBe(false);
    expect(compareAnswers(answer("1"), failure(500), 0)).toBe(false);
  });

  it("says nothing of a version that was not reached", () => {
    expect(compareAnswers(answer("1"), { kind: "loading" }, 0)).toBeUndefined();
    expect(compareAnswers({ kind: "timeout" }, { kind: "timeout" }, 0)).toBeUndefined();
  });

  it("compares long answers byte by byte", () => {
    const long = `${"1,".repeat(200_000)}1`;
    expect(compare(long, long)).toBe(true);
    expect(compare(long, `${long}.0`)).toBe(false);
  });

  it("takes any value of JSON for the same as itself, however it is written", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(compare(JSON.stringify(value), JSON.stringify(value, null, 2), "application/json", 0)).toBe(
          true,
        );
      }),
    );
  });
});
