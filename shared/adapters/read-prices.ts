import { settingMalformed } from "../domain/errors.ts";
import type { PriceTable } from "../domain/price-table.ts";

const NAME = "SLIPWAY_PRICES";

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

const isHourly = (value: unknown): value is PriceTable["hourly"] =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((price) => typeof price === "number" && price >= 0);

const parse = (text: string): Partial<Record<keyof PriceTable, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // What is no JSON is no table either.
  }
  throw settingMalformed(NAME, "no JSON object");
};

/** The installation's own prices, as JSON in its environment: `{"asOf", "region", "currency", "hourly": {"ml.m5.large": 0.1}}`. */
export const readPrices = (environment: NodeJS.ProcessEnv = process.env): PriceTable | undefined => {
  const text = environment[NAME];
  if (text === undefined || text === "") return undefined;
  const { asOf, region, currency = "USD", hourly } = parse(text);
  if (!isText(asOf)) throw settingMalformed(NAME, "asOf, the date of the prices, is missing");
  if (!isText(region)) throw settingMalformed(NAME, "region is missing");
  if (!isText(currency)) throw settingMalformed(NAME, "currency is no text");
  if (!isHourly(hourly)) throw settingMalformed(NAME, "hourly must give a number for each instance type");
  return { asOf, region, currency, hourly };
};
