import type { Account } from "../account.ts";
import type { NeedsOf } from "./needs-of.ts";

/**
 * What Secrets Manager operations need. The random end that AWS gives a secret's ARN is left out, as templates deployed
 * here leave it out.
 */
export const secretsNeeds =
  ({ region, accountId }: Account): NeedsOf =>
  (operation, { SecretId }: { readonly SecretId?: string }) => [
    {
      action: `secretsmanager:${operation}`,
      resource:
        SecretId === undefined
          ? "*"
          : SecretId.startsWith("arn:")
            ? SecretId
            : `arn:aws:secretsmanager:${region}:${accountId}:secret:${SecretId}`,
    },
  ];
