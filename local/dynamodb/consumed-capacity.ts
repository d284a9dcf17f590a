type Consumed = { readonly TableName: string; readonly CapacityUnits: number };

const isConsumed = (value: unknown): value is Consumed =>
  typeof value === "object" && value !== null && "CapacityUnits" in value;

/** What a transaction's answer says of capacity: per table, twice what its actions would have used alone. */
export const consumedCapacity = (answers: readonly object[]): { ConsumedCapacity?: Consumed[] } => {
  const used = answers
    .map((answer) => ("ConsumedCapacity" in answer ? answer.ConsumedCapacity : undefined))
    .filter(isConsumed);
  if (used.length === 0) return {};
  const tables = Map.groupBy(used, ({ TableName }) => TableName);
  return {
    ConsumedCapacity: [...tables].map(([TableName, parts]) => ({
      TableName,
      CapacityUnits: 2 * parts.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0),
    })),
  };
};
