import { ControlPlaneError } from "../../domain/control-plane-error.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Snapshot } from "../../domain/snapshot.ts";

/** What an author is told of a failure that only he can mend; undefined for any other failure. */
export const authorMistake = (
  error: unknown,
  { repository, confs }: Pick<Snapshot, "repository" | "confs">,
): Diagnostic | undefined =>
  error instanceof ControlPlaneError && error.audience === "author"
    ? {
        code: error.code.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase(),
        severity: "error",
        message: error.message,
        hint: error.hint,
        repository,
        file: confs[0]?.path ?? ".slipway.yaml",
      }
    : undefined;
