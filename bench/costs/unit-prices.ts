/** AWS's list prices in us-east-1, in USD, without free tiers, taxes and discounts; they change and differ by region. */
export const UNIT_PRICES = {
  asOf: "2025-01",
  /** https://aws.amazon.com/lambda/pricing/, arm64 */
  lambdaRequest: 0.2 / 1e6,
  lambdaGigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ */
  readUnit: 0.125 / 1e6,
  writeUnit: 0.625 / 1e6,
  tableGigabyteMonth: 0.25,
  /** https://aws.amazon.com/s3/pricing/ */
  s3Write: 0.005 / 1e3,
  s3Read: 0.0004 / 1e3,
  s3GigabyteMonth: 0.023,
  /** https://aws.amazon.com/eventbridge/pricing/ */
  event: 1 / 1e6,
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secretMonth: 0.4,
  secretCall: 0.05 / 1e4,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  logGigabyteMonth: 0.03,
  /** A month of a custom metric, pro rata for the hours in which it is told; so many at one price, the next at another. */
  metricTiers: [
    { size: 10_000, price: 0.3 },
    { size: 240_000, price: 0.1 },
    { size: 750_000, price: 0.05 },
    { size: Number.POSITIVE_INFINITY, price: 0.02 },
  ],
} as const;
