import type * as z from "zod";
import type { AccessPolicy, CallerRule, Issuer } from "../../domain/access/access-policy.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { validate } from "../validate/validate.ts";
import { parseYaml } from "../yaml/parse-yaml.ts";
import { placeOf } from "../yaml/place.ts";
import { accessDocument } from "./access-document.ts";
import { checkAccess } from "./check-access.ts";

type Document = z.output<typeof accessDocument>;
type Entry = Document["callers"][number];

const toIssuer = ({ issuer, jwks, algorithms }: NonNullable<Document["issuers"]>[number]): Issuer => ({
  issuer,
  jwks,
  algorithms: algorithms ?? ["RS256", "ES256"],
});

const toRule = ({ iam, jwt, groups, versions, rate }: Entry): CallerRule => ({
  ...(jwt
    ? {
        jwt: {
          issuer: jwt.issuer,
          audience: jwt.audience,
          claims: { ...jwt.claims, ...(jwt.subject ? { sub: jwt.subject } : {}) },
        },
      }
    : { iam: [iam ?? []].flat() }),
  groups: [groups].flat(),
  versions: versions ?? false,
  ...(rate
    ? { rate: { perSecond: rate.per_second, burst: rate.burst ?? Math.max(1, Math.ceil(rate.per_second)) } }
    : {}),
});

/** Reads the file that says who may call which groups: the policy, or every mistake with its place. */
export const parseAccessPolicy = (
  text: string,
  path: string,
): { readonly policy?: AccessPolicy; readonly diagnostics: readonly Diagnostic[] } => {
  const { root, diagnostics } = parseYaml({ text, path, repository: "", commit: "" });
  if (root === undefined) return { diagnostics };
  const place = placeOf(root);
  const { value, ...validated } = validate(accessDocument, place);
  const found = [
    ...diagnostics,
    ...validated.diagnostics,
    ...(value === undefined ? [] : checkAccess(value, place)),
  ];
  if (value === undefined || found.some(({ severity }) => severity === "error"))
    return { diagnostics: found };
  const policy = { issuers: (value.issuers ?? []).map(toIssuer), callers: value.callers.map(toRule) };
  return { policy, diagnostics: found };
};
