import type { Finding } from "../../domain/finding.ts";

/** It is as it should be. */
export const ok = (check: string, says: string): Finding => ({ check, verdict: "ok", says });

/** It works, and may not for long, or could not be looked at. */
export const warn = (check: string, says: string, fix: string): Finding => ({
  check,
  verdict: "warn",
  says,
  fix,
});

/** Something cannot work. */
export const fail = (check: string, says: string, fix: string): Finding => ({
  check,
  verdict: "fail",
  says,
  fix,
});
