import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { Finding } from "../../domain/finding.ts";
import { fail, unchecked } from "./verdicts.ts";

const isForbidden = (error: Error): boolean =>
  /AccessDenied|NotAuthorized|AuthorizationError|Forbidden/.test(error.name);

/** What an error says of a check: what may not be looked at need not be wrong. */
export const findingOf = (check: string, error: unknown): Finding => {
  if (!(error instanceof Error)) return fail(check, String(error), "try again");
  if (error instanceof ControlPlaneError) return fail(check, error.message, error.hint);
  const says = `${error.name}: ${error.message}`;
  if (isForbidden(error)) return unchecked(check, says, "allow your own credentials to read that");
  const { hint } = error as { readonly hint?: string };
  return fail(
    check,
    says,
    hint ?? "see what the message names; try again where AWS or GitHub did not answer",
  );
};
