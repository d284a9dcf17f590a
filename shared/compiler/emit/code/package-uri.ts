import type { SourceReference } from "../../../domain/source-reference.ts";
import type { PlannedUnit } from "../../plan/planned-step.ts";
import type { Scope } from "../../scope.ts";
import { normaliseDirectory } from "./normalise-directory.ts";
import type { SourceDirectory } from "./source-directory.ts";

const key = ({ repository, directory, requirements }: SourceReference): string =>
  JSON.stringify([repository, directory, requirements ?? null]);

const outside = (scope: Scope, { path, place }: SourceDirectory): undefined => {
  scope.report(place, {
    code: "source-outside",
    severity: "error",
    message: `the source directory "${path}" lies outside the repository`,
    hint: "give a path below the root of the repository",
  });
  return undefined;
};

/** The S3 URI of the package of a source directory; undefined, after a report, when it does not exist. */
export const packageUri = (
  scope: Scope,
  unit: PlannedUnit,
  { directory, requirements }: { readonly directory: SourceDirectory; readonly requirements?: string },
): string | undefined => {
  if (directory.path.startsWith("s3://")) return directory.path;
  const normalised = normaliseDirectory(directory.path);
  if (normalised === undefined) return outside(scope, directory);
  const source: SourceReference = {
    repository: unit.repository,
    directory: normalised,
    ...(requirements === undefined ? {} : { requirements }),
  };
  const known = scope.packages.get(key(source));
  const uri = known ?? scope.context.sourceUri(source, scope.name);
  if (uri === undefined) {
    scope.report(directory.place, {
      code: "source-missing",
      severity: "error",
      message: `the source directory "${directory.path}" does not exist in ${unit.repository}, or holds no file`,
      hint: "source_directory is relative to the root of the repository",
    });
    return undefined;
  }
  scope.packages.set(key(source), uri);
  scope.sources.set(key(source), source);
  return uri;
};
