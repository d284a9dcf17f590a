import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { CaptureSettings } from "../../../../shared/domain/capture-settings.ts";
import { captureLine, type Sample } from "../../../../shared/usecases/capture/capture-line.ts";
import type { Payload } from "../../../../shared/usecases/capture/capture-payload.ts";

const payload = (text: string | Uint8Array, contentType = "text/csv"): Payload => {
  const bytes = Buffer.from(text);
  return { contentType, size: bytes.length, bytes };
};

const sample = (members: Partial<Sample> = {}): Sample => ({
  id: "e-1",
  group: "fraud",
  inferenceId: "r-1",
  at: Date.parse("2026-01-02T03:04:05.678Z"),
  milliseconds: 7,
  version: 3,
  packageArn: "arn:3",
  outcome: "answer",
  input: payload("1,2\n"),
  output: payload("0.5\n"),
  ...members,
});

const line = (members: Partial<Sample>, redact: CaptureSettings["redact"] = {}) =>
  JSON.parse(captureLine(sample(members), { redact }));

const inputOf = (input: Payload, redaction?: CaptureSettings["redact"]["input"]) =>
  line({ input }, redaction ? { input: redaction } : {}).captureData.endpointInput;

describe("a captured inference", () => {
  it("is written as SageMaker's data capture writes it, with its version beside it", () => {
    expect(line({ variant: "canary", commit: "c3" })).toEqual({
      captureData: {
        endpointInput: { observedContentType: "text/csv", mode: "INPUT", data: "1,2\n", encoding: "CSV" },
        endpointOutput: { observedContentType: "text/csv", mode: "OUTPUT", data: "0.5\n", encoding: "CSV" },
      },
      eventMetadata: { eventId: "e-1", inferenceId: "r-1", inferenceTime: "2026-01-02T03:04:05.678Z" },
      eventVersion: "0",
      slipway: {
        group: "fraud",
        version: 3,
        package: "arn:3",
        commit: "c3",
        variant: "canary",
        outcome: "answer",
        milliseconds: 7,
      },
    });
  });

  it("is one line, whatever is in it", () => {
    const input = payload("a\r\nb\u2028\n", "application/json");
    expect(captureLine(sample({ input }), { redact: {} })).not.toMatch(/[\n\r]/);
  });

  it("holds bytes that are no text as base64", () => {
    const bytes = new Uint8Array([0xff, 0, 1]);
    expect(inputOf(payload(bytes, "application/x-npy"))).toMatchObject({ data: "/wAB", encoding: "BASE64" });
    expect(inputOf(payload(bytes))).toMatchObject({ data: "/wAB", encoding: "BASE64" });
  });

  it("says that a payload was too large to keep", () => {
    expect(inputOf({ contentType: "text/csv", size: 999 })).toEqual({
      observedContentType: "text/csv",
      mode: "INPUT",
      omitted: "TooLarge",
      bytes: 999,
    });
  });

  it("has no output where the model gave no answer", () => {
    const { output: _output, ...unanswered } = sample({ outcome: "timeout" });
    expect(JSON.parse(captureLine(unanswered, { redact: {} })).captureData).not.toHaveProperty(
      "endpointOutput",
    );
  });
});

describe("what nobody may keep", () => {
  it.each([
    ["1,2,3\n4,5,6\n", "redacted,2,redacted\nredacted,5,redacted\n"],
    ['"a ""b"", c",2,"x\ny"\n', "redacted,2,redacted\n"],
    ["1\r\n2\r\n", "redacted\r\nredacted\r\n"],
    ["", ""],
    [",,\n", ",,\n"],
  ])("is hidden in the columns of %j", (text, expected) => {
    expect(inputOf(payload(text), { csv: [1, 3] })).toMatchObject({ data: expected, encoding: "CSV" });
  });

  it("is hidden in members by their names, wherever they are", () => {
    const text = '{"user":{"email":"a@b","n":1},"rows":[{"email":["x"]}]}';
    expect(inputOf(payload(text, "application/json"), { json: ["email"] }).data).toBe(
      '{"user":{"email":"redacted","n":1},"rows":[{"email":"redacted"}]}',
    );
  });

  it("is hidden in each line of JSON lines", () => {
    const text = '{"a":1,"b":2}\n{"a":3}\n';
    expect(inputOf(payload(text, "application/jsonlines"), { json: ["a"] }).data).toBe(
      '{"a":"redacted","b":2}\n{"a":"redacted"}\n',
    );
  });

  it.each([
    ["what cannot be read", "{", "application/json", { json: ["a"] }],
    ["a line that cannot be read", '{"a":1}\n{', "application/jsonlines", { json: ["a"] }],
    ["a stray quote", '1,b"c,2\n', "text/csv", { csv: [1] }],
    ["a type without a rule", "1,2\n", "text/csv", { json: ["a"] }],
    ["JSON without a rule", '{"a":1}', "application/json", { csv: [1] }],
    ["what is no text", "1", "application/x-npy", { json: ["a"], csv: [1] }],
    ["text of another type", "name: a", "text/plain", { json: ["name"], csv: [] }],
  ])("is left out with the whole payload: %s", (_, text, contentType, redaction) => {
    expect(inputOf(payload(text, contentType), redaction)).toMatchObject({ omitted: "NotRedactable" });
  });

  it("keeps a type that has nothing to hide, once it is said so", () => {
    expect(inputOf(payload("1,2\n"), { csv: [] })).toMatchObject({ data: "1,2\n" });
  });

  it("does not hide in an output what is hidden in an input only", () => {
    const { captureData } = line({}, { input: { csv: [1] } });
    expect([captureData.endpointInput.data, captureData.endpointOutput.data]).toEqual([
      "redacted,2\n",
      "0.5\n",
    ]);
  });

  it("never gets through, whatever is around it", () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 0, max: 5 }), (values, at) => {
        const content = values.toSpliced(at, 0, { deep: [{ ssn: "SECRET-42" }] });
        const kept = inputOf(payload(JSON.stringify(content), "application/json"), { json: ["ssn"] });
        expect(JSON.stringify(kept)).not.toContain("SECRET-42");
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 1 })), (rows) => {
        const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
        const text = rows.map((row) => [...row.map(quote).with(0, "SECRET-42")].join(",")).join("\n");
        expect(JSON.stringify(inputOf(payload(text), { csv: [1] }))).not.toContain("SECRET-42");
      }),
    );
  });
});
