import type { Finding } from "../../domain/finding.ts";
import type { CallerState, ConcurrencyState, EndpointState, TableState } from "../../ports/inspection.ts";
import { fail, ok, warn } from "./verdicts.ts";

const SECOND = 1000;
// AWS refuses what was signed five minutes ago or ahead: https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html
const REFUSED_FROM = 300 * SECOND;
const NOTED_FROM = 30 * SECOND;
// Lambda's default is 1,000 and new accounts have 10; a burst of pushes and calls takes tens.
const ROOM_WANTED = 50;

/** Whether this machine's clock is near enough to AWS's. */
export const judgeClock = ({ clockAhead }: CallerState): Finding => {
  const seconds = Math.round(Math.abs(clockAhead) / SECOND);
  const says = `this machine's clock is ${seconds} s ${clockAhead < 0 ? "behind" : "ahead of"} AWS's`;
  const fix = "set the clock by NTP: AWS refuses signatures that are more than 5 minutes off";
  if (Math.abs(clockAhead) >= REFUSED_FROM) return fail("clock", says, fix);
  return Math.abs(clockAhead) >= NOTED_FROM ? warn("clock", says, fix) : ok("clock", says);
};

/** Whether the table is there, is one of Slipway's, and keeps what it must and no longer. */
export const judgeTable = (name: string, table: TableState | undefined): Finding => {
  if (table === undefined)
    return fail(
      "table",
      `there is no table ${name}`,
      "deploy the stage, or name the right one by --stage, AWS_REGION or SLIPWAY_TABLE",
    );
  const { status, key, expiry, isRecoverable, kmsKeyArn } = table;
  if (key.join() !== "pk,sk")
    return fail(
      "table",
      `${name} has the key ${key.join(", ")}`,
      "name the installation's own table: pk, sk",
    );
  if (status === "INACCESSIBLE_ENCRYPTION_CREDENTIALS")
    return fail(
      "table",
      `${name} cannot be read, for its key ${kmsKeyArn ?? "in KMS"} cannot be used`,
      "enable the key, cancel its deletion or restore its policy within seven days: then DynamoDB archives the table",
    );
  if (status !== "ACTIVE") return warn("table", `${name} is ${status}`, "wait until it is ACTIVE");
  if (expiry !== "expiresAt")
    return warn(
      "table",
      `records of ${name} do not expire`,
      "deploy the stage again: its template enables TimeToLive by expiresAt",
    );
  if (!isRecoverable)
    return warn(
      "table",
      `${name} cannot be restored to an earlier moment`,
      "deploy the stage again: its template enables point-in-time recovery; slipway export makes a backup now",
    );
  return ok("table", `${name} is active, expires records and can be restored`);
};

/** Whether models can be called. */
export const judgeEndpoint = (name: string, endpoint: EndpointState | undefined): Finding => {
  if (endpoint === undefined)
    return fail("endpoint", `there is no endpoint ${name}`, "deploy the stage, or correct SLIPWAY_ENDPOINT");
  const { status, reason } = endpoint;
  if (status === "InService") return ok("endpoint", `${name} is in service`);
  const says = `${name} is ${status}${reason === undefined ? "" : `: ${reason}`}`;
  return ["Creating", "Updating", "SystemUpdating"].includes(status)
    ? warn("endpoint", says, "wait; models answer again when it is InService")
    : fail(
        "endpoint",
        says,
        "correct what the reason names (image, role, quota of instances) and deploy again",
      );
};

/** Whether the account lets enough functions run at once, beside those that are set aside. */
export const judgeConcurrency = ({ limit, unreserved }: ConcurrencyState, own: number): Finding => {
  const says = `${unreserved} functions of the account may run at once beside ${limit - unreserved} that are set aside, ${own} of them here`;
  return unreserved < ROOM_WANTED
    ? warn(
        "quotas",
        `only ${says}`,
        `ask in Service Quotas for ${limit + ROOM_WANTED - unreserved} or more of Lambda's "Concurrent executions" (L-B99A9384)`,
      )
    : ok("quotas", says);
};

/** Whether events were given up. */
export const judgeDeadLetters = (count: number | undefined): Finding => {
  if (count === undefined)
    return fail("dead letters", "there is no queue for what cannot be handled", "deploy the stage again");
  return count === 0
    ? ok("dead letters", "none")
    : warn(
        "dead letters",
        `${count} events could not be handled`,
        "slipway redrive lists them with their errors; correct these, then slipway redrive --yes hands them out again",
      );
};
