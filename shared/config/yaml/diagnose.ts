import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Origin } from "./yaml-node.ts";

/** What a finding says, apart from where. */
export type Finding = Pick<Diagnostic, "code" | "severity" | "message"> &
  Partial<Pick<Diagnostic, "hint" | "value" | "path">>;

/** Makes a diagnostic that points at an origin. */
export const diagnose = (origin: Origin, finding: Finding): Diagnostic => ({
  ...finding,
  repository: origin.source.file.repository,
  file: origin.source.file.path,
  ...origin.source.locate(origin.offset),
});
