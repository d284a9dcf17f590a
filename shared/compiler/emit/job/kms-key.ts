import type { CompileContext } from "../../compile-context.ts";
import type { Emitted } from "../emitted.ts";
import { installed } from "../installed.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

/** The key that encrypts a job's volumes and outputs; undefined for none. */
export const kmsKey = (
  section: Section<{ readonly kms_key?: string | false | null | undefined }>,
  { kmsKeyId }: CompileContext,
): Emitted => (section.value.kms_key === false ? undefined : take(section, "kms_key", installed(kmsKeyId)));
