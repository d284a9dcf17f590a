import { child } from "../../../config/yaml/child.ts";
import type { Place } from "../../../config/yaml/place.ts";
import type { Scope } from "../../scope.ts";
import type { Emitted } from "../emitted.ts";
import { fromPlace } from "../from-place.ts";
import { s3Uri } from "./s3-uri.ts";

/** Where files with relative names lie. */
export type FileBase = {
  readonly bucket?: string | null | undefined;
  readonly prefix?: string | null | undefined;
  /** Whether the file's own channel says so. */
  readonly isOwn?: boolean;
};

/** The S3 URI of a data file; undefined, after a report, when its name is relative to nothing. */
export const dataFileUri = (
  scope: Scope,
  file: { readonly place: Place; readonly fileName: string },
  base: FileBase,
): Emitted => {
  const place = child(file.place, "fileName");
  if (/^(s3:\/\/|https:\/\/|\$\{)/.test(file.fileName)) return fromPlace(place, file.fileName);
  if (base.bucket !== undefined && base.bucket !== null)
    return fromPlace(place, s3Uri(base.bucket, base.prefix, file.fileName));
  scope.report(place, {
    code: "relative-file",
    severity: "error",
    message: `"${file.fileName}" is relative, and its channel names no bucket`,
    hint: "give an s3:// URI, or the bucket (and prefix) of the channel",
  });
  return undefined;
};
