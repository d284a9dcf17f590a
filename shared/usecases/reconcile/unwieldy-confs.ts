import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { TreeEntry } from "../../domain/tree-entry.ts";

// A fragment is kept in one item of 400 KB; a config that people read is far below.
const LARGEST = 256 * 1024;
// Each is one request to GitHub, and a line of the repository's record.
const MOST = 1000;

/** What an author is told of conf files that are too large, or too many, to be read at all. */
export const unwieldyConfs = (repository: string, confs: readonly TreeEntry[]): readonly Diagnostic[] => {
  const mistake = (file: string, code: string, message: string, hint: string): Diagnostic => ({
    ...{ code, severity: "error", message, hint, repository, file },
  });
  const large = confs.filter(({ size }) => size > LARGEST);
  return [
    ...large.map(({ path, size }) =>
      mistake(
        path,
        "conf-too-large",
        `${path} has ${size} bytes, and a conf file may have ${LARGEST}`,
        "split it into several conf files, which are merged; data belongs in S3",
      ),
    ),
    ...(confs.length > MOST
      ? [
          mistake(
            ".slipway.yaml",
            "too-many-confs",
            `${confs.length} files count as conf files, and ${MOST} may`,
            "narrow the globs of conf in .slipway.yaml, or spread the models over several repositories",
          ),
        ]
      : []),
  ];
};
