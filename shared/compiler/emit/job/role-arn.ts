import type { CompileContext } from "../../compile-context.ts";
import type { Emitted } from "../emitted.ts";
import { installed } from "../installed.ts";
import type { Section } from "../section.ts";
import { take } from "../take.ts";

/** The role that a job takes on. */
export const roleArn = (
  section: Section<{ readonly role?: string | null | undefined }>,
  context: CompileContext,
): Emitted => take(section, "role", installed(context.roleArn));
