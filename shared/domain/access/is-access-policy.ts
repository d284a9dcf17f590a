import type { AccessPolicy } from "./access-policy.ts";
import { isKeySetUrl } from "./is-key-set-url.ts";
import { SIGNING_ALGORITHMS } from "./signing-algorithm.ts";

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isPositive: Check = (value) => typeof value === "number" && value > 0;
const isFlag: Check = (value) => typeof value === "boolean";
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A map with these members and no others; those whose name ends in `?` may be missing. */
const mapOf =
  (members: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isMap(value) &&
    Object.keys(value).every((name) => Object.hasOwn(members, name) || Object.hasOwn(members, `${name}?`)) &&
    Object.entries(members).every(([name, check]) =>
      name.endsWith("?") && !(name.slice(0, -1) in value) ? true : check(value[name.replace("?", "")]),
    );

const isIssuer = mapOf({
  issuer: isText,
  jwks: (value) => typeof value === "string" && isKeySetUrl(value),
  algorithms: listOf((value) => SIGNING_ALGORITHMS.some((each) => each === value)),
});
const grant = {
  groups: listOf(isText),
  versions: isFlag,
  "rate?": mapOf({ perSecond: isPositive, burst: isPositive }),
};
const isRule: Check = (value) =>
  mapOf({ iam: listOf(isText), ...grant })(value) ||
  mapOf({
    jwt: mapOf({
      issuer: isText,
      audience: isText,
      claims: (claims) => isMap(claims) && Object.values(claims).every(isText),
    }),
    ...grant,
  })(value);

const isPolicy = mapOf({ issuers: listOf(isIssuer), callers: listOf(isRule) });

/** Whether a value is a policy in every part: half of one may let in whom the whole would not. */
export const isAccessPolicy = (value: unknown): value is AccessPolicy => isPolicy(value);
