import type { Authorize } from "../gateway/authorize.ts";
import type { Service } from "../gateway/service.ts";
import type { Account } from "./account.ts";
import { createAuthority } from "./create-authority.ts";
import { guardRuntime } from "./guard-runtime.ts";
import { dynamodbNeeds } from "./needs/dynamodb-needs.ts";
import { eventsNeeds } from "./needs/events-needs.ts";
import type { NeedsOf } from "./needs/needs-of.ts";
import { runtimeNeeds } from "./needs/runtime-needs.ts";
import { sagemakerNeeds } from "./needs/sagemaker-needs.ts";
import { secretsNeeds } from "./needs/secrets-needs.ts";
import { sqsNeeds } from "./needs/sqs-needs.ts";
import type { Role } from "./role.ts";

/** What stands between callers and services: one authority, and for each service what its requests need. */
export const createGuards = (account: Account, warn: (message: string) => void) => {
  const authority = createAuthority(warn);
  let partitionKeys: ReadonlyMap<string, string> = new Map();
  const authorize =
    (needsOf: NeedsOf): Authorize =>
    (operation, input, caller) =>
      authority.check(caller, () => needsOf(operation, input));

  return {
    dynamodb: authorize(dynamodbNeeds({ ...account, partitionKeyOf: (table) => partitionKeys.get(table) })),
    events: authorize(eventsNeeds(account)),
    sagemaker: authorize(sagemakerNeeds(account)),
    secrets: authorize(secretsNeeds(account)),
    sqs: authorize(sqsNeeds(account)),
    s3: authority.check,
    runtime: (service: Service): Service => guardRuntime(service, authority, runtimeNeeds(account)),
    /** Tells whether a function may send a message to a queue, which Lambda does in its name. */
    maySend: (name: string, queueArn: string): boolean => {
      try {
        authority.check(name, () => [{ action: "sqs:SendMessage", resource: queueArn }]);
        return true;
      } catch {
        return false;
      }
    },
    /** Holds callers to their roles from now on. */
    enforce: (roles: readonly Role[], keys: ReadonlyMap<string, string>): void => {
      partitionKeys = keys;
      authority.enforce(roles);
    },
    uses: authority.uses,
    refusals: authority.refusals,
  };
};
