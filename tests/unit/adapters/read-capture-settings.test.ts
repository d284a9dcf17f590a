import { describe, expect, it } from "@jest/globals";
import { readCaptureSettings } from "../../../shared/adapters/read-capture-settings.ts";

const read = (settings: unknown) =>
  readCaptureSettings({
    SLIPWAY_CAPTURE: typeof settings === "string" ? settings : JSON.stringify(settings),
  });

describe("reading what is to be captured", () => {
  it("captures nothing unless it is told to", () => {
    expect(readCaptureSettings({})).toBeUndefined();
    expect(read("")).toBeUndefined();
  });

  it("keeps whole payloads of every group unless it is told otherwise", () => {
    expect(read({ percent: 1 })).toEqual({ percent: 1, groups: "*", maxBytes: 65_536, redact: {} });
  });

  it("reads what is to be hidden", () => {
    const redact = { input: { json: ["email"], csv: [1, 3] }, output: { csv: [] } };
    expect(read({ percent: 5.5, groups: "fraud,churn-*", maxBytes: 100, redact })).toEqual({
      percent: 5.5,
      groups: "fraud,churn-*",
      maxBytes: 100,
      redact,
    });
  });

  it.each([
    ["{", "no JSON object"],
    [[], "no JSON object"],
    [{}, "percent must be from 0 to 100"],
    [{ percent: 101 }, "percent must be from 0 to 100"],
    [{ percent: 1, maxBytes: 0 }, "maxBytes must be from 1 to 524288"],
    [{ percent: 1, groups: [] }, "groups must be names, separated by commas"],
    [{ percent: 1, redacted: {} }, "redacted is unknown; there are percent, groups, maxBytes, redact"],
    [{ percent: 1, redact: { json: [] } }, "redact.json is unknown; there are input, output"],
    [{ percent: 1, redact: { input: { JSON: [] } } }, "redact.input.JSON is unknown; there are json, csv"],
    [
      { percent: 1, redact: { input: { csv: [0] } } },
      "redact.input.csv must be a list of columns, counted from 1",
    ],
    [{ percent: 1, redact: { output: { json: "a" } } }, "redact.output.json must be a list of names"],
    [{ percent: 1, redact: [] }, "redact is no object"],
    [{ percent: 1, redact: { input: [] } }, "redact.input is no object"],
  ])("refuses %j with the reason", (settings, reason) => {
    expect(() => read(settings)).toThrow(reason);
  });
});
