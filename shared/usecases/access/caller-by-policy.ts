import type { AccessPolicy, CallerRule, TokenRule } from "../../domain/access/access-policy.ts";
import { fitsPattern } from "../../domain/access/fits-pattern.ts";
import type { Grant } from "../../domain/access/grant.ts";
import type { Caller } from "./access.ts";
import { fitsClaim } from "./fits-claim.ts";
import { roleOf } from "./role-of.ts";

type Claims = Readonly<Record<string, unknown>>;

// Without a policy, IAM has decided by letting the caller reach the function.
const EVERY_GROUP: Grant = { groups: ["*"], versions: false };

const fitsToken = ({ issuer, audience, claims }: TokenRule, from: string, given: Claims): boolean =>
  issuer === from &&
  [given.aud].flat().includes(audience) &&
  Object.entries(claims).every(([name, pattern]) => fitsClaim(name, pattern, given));

const grantsTo = (policy: AccessPolicy | undefined, fits: (rule: CallerRule) => boolean): readonly Grant[] =>
  (policy?.callers ?? []).filter(fits);

/** What a policy lets somebody do who has signed with AWS credentials. */
export const callerByIam = (policy: AccessPolicy | undefined, arn: string): Caller => {
  const name = roleOf(arn);
  const fits = (rule: CallerRule): boolean =>
    "iam" in rule && rule.iam.some((each) => fitsPattern(each, name));
  return { name, grants: policy === undefined ? [EVERY_GROUP] : grantsTo(policy, fits) };
};

/** What a policy lets somebody do who has brought a genuine token. */
export const callerByToken = (
  policy: AccessPolicy | undefined,
  { issuer, claims }: { readonly issuer: string; readonly claims: Claims },
): Caller => ({
  name: `${issuer} ${typeof claims.sub === "string" ? claims.sub : "without a subject"}`,
  grants: grantsTo(policy, (rule) => "jwt" in rule && fitsToken(rule.jwt, issuer, claims)),
});
