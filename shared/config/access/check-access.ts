import type * as z from "zod";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { child } from "../yaml/child.ts";
import { diagnoseAt } from "../yaml/diagnose-at.ts";
import type { Place } from "../yaml/place.ts";
import type { accessDocument } from "./access-document.ts";

type Document = z.output<typeof accessDocument>;

const issuersDiffer = ({ issuers }: Document, place: Place): readonly Diagnostic[] => {
  const names = (issuers ?? []).map(({ issuer }) => issuer);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : diagnoseAt(child(place, "issuers", index, "issuer"), {
          code: "duplicate-issuer",
          severity: "error",
          message: `the issuer "${name}" is there already`,
          hint: "an issuer has one set of keys; say all its algorithms in one entry",
        }),
  );
};

const callersAreOfOneKind = ({ callers }: Document, place: Place): readonly Diagnostic[] =>
  callers.flatMap(({ iam, jwt }, index) =>
    (iam === null || iam === undefined) !== (jwt === null || jwt === undefined)
      ? []
      : diagnoseAt(child(place, "callers", index), {
          code: "caller-kind",
          severity: "error",
          message: iam ? "an entry has either iam or jwt, not both" : "an entry needs iam or jwt",
          hint: "write {iam: <ARN>, groups: …} or {jwt: {issuer: …, audience: …}, groups: …}",
        }),
  );

const issuersAreKnown = ({ issuers, callers }: Document, place: Place): readonly Diagnostic[] =>
  callers.flatMap(({ jwt }, index) =>
    !jwt || issuers?.some(({ issuer }) => issuer === jwt.issuer)
      ? []
      : diagnoseAt(child(place, "callers", index, "jwt", "issuer"), {
          code: "unknown-issuer",
          severity: "error",
          message: `issuers has no "${jwt.issuer}"`,
          hint: "name it there with the URL of its keys; both must be written exactly as its tokens do",
        }),
  );

const subjectIsSaidOnce = ({ callers }: Document, place: Place): readonly Diagnostic[] =>
  callers.flatMap(({ jwt }, index) =>
    jwt?.claims?.sub === undefined
      ? []
      : diagnoseAt(child(place, "callers", index, "jwt", "claims", "sub"), {
          code: "subject-as-claim",
          severity: "error",
          message: "the claim sub has a key of its own",
          hint: "write subject beside issuer and audience",
        }),
  );

const RULES = [issuersDiffer, callersAreOfOneKind, issuersAreKnown, subjectIsSaidOnce];

/** What is wrong with an access file although each of its values is allowed. */
export const checkAccess = (document: Document, place: Place): readonly Diagnostic[] =>
  RULES.flatMap((rule) => rule(document, place));
