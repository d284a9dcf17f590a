import type { Finding } from "../../domain/finding.ts";

/** It is as it should be. */
export const ok = (check: string, says: string): Finding => ({ check, verdict: "ok", says });

/** It works, and may not for long. */
export const warn = (check: string, says: string, fix: string): Finding => ({
  check,
  verdict: "warn",
  says,
  fix,
});

/** It could not be looked at, so nothing is known of it. */
export const unchecked = (check: string, why: string, fix: string): Finding =>
  warn(check, `not checked: ${why}`, fix);

/** Something cannot work. */
export const fail = (check: string, says: string, fix: string): Finding => ({
  check,
  verdict: "fail",
  says,
  fix,
});
