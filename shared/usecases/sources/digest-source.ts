import { sha256 } from "../sha256.ts";
import type { SourceFile } from "./source-files.ts";

// Raised when packages are laid out differently, so that an old package is not taken for a new one.
const LAYOUT = "slipway-source-1";

/** A content digest of a code package, known from the tree alone: nothing is downloaded to compute it. */
export const digestSource = (files: readonly SourceFile[]): string =>
  sha256([LAYOUT, ...files.map(({ path, entry }) => `${entry.mode} ${entry.sha} ${path}`)].join("\n"));
