const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const EPOCH = /"(expiresAt|decidedAt|modifiedAt)":\d+(\.\d+)?/g;
const DELIVERY = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** The same value without times and random names; executions are named by their order. */
export const normalise = <T>(value: T, executions: readonly string[]): T => {
  const text = executions.reduce(
    (whole, arn, index) => whole.replaceAll(arn, `execution-${index + 1}`),
    JSON.stringify(value),
  );
  return JSON.parse(
    text.replace(TIME, "<time>").replace(EPOCH, '"$1":0').replace(DELIVERY, "<delivery>"),
  ) as T;
};
