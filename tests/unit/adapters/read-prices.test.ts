import { describe, expect, it } from "@jest/globals";
import { readPrices } from "../../../shared/adapters/read-prices.ts";

const table = { asOf: "2026-02", region: "eu-west-1", currency: "EUR", hourly: { "ml.m5.large": 0.13 } };
const read = (value: unknown) =>
  readPrices({ SLIPWAY_PRICES: typeof value === "string" ? value : JSON.stringify(value) });

describe("the installation's own prices", () => {
  it("are read from the environment", () => {
    expect(read(table)).toEqual(table);
  });

  it("are in dollars where no currency is named", () => {
    const { currency: _none, ...rest } = table;
    expect(read(rest)?.currency).toBe("USD");
  });

  it.each<[string, NodeJS.ProcessEnv]>([
    ["unset", {}],
    ["empty", { SLIPWAY_PRICES: "" }],
  ])("are none where the setting is %s", (_, environment) => {
    expect(readPrices(environment)).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ["no JSON", "0.13"],
    ["asOf", { ...table, asOf: undefined }],
    ["region", { ...table, region: "" }],
    ["currency", { ...table, currency: 3 }],
    ["hourly", { ...table, hourly: { "ml.m5.large": "cheap" } }],
    ["hourly", { ...table, hourly: [0.13] }],
  ])("are refused with a word about %s", (word, value) => {
    expect(() => read(value)).toThrow(new RegExp(`SLIPWAY_PRICES cannot be read: .*${word}`));
  });
});
