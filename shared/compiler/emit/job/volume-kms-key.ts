import type { CompileContext } from "../../compile-context.ts";
import type { Emitted } from "../emitted.ts";
import type { Section } from "../section.ts";
import { kmsKey } from "./kms-key.ts";

type OnInstances = Parameters<typeof kmsKey>[0]["value"] & { readonly instance_type?: unknown };

// A `d` after the generation says so; these families have it without saying. From EC2's instance store volumes.
const WITH_LOCAL_STORAGE =
  /^ml\.([a-z]+\d+[a-z]*d[a-z]*|i\d+[a-z]*|g5|g6[ef]?|gr6f?|g7e?|p5e?n?|p6[\w-]*|trn\d+n?)\./;

/**
 * The key of a job's volumes. Instances with storage of their own encrypt it themselves, and the service refuses a key for
 * them; what the job writes to S3 has its key all the same.
 */
export const volumeKmsKey = (section: Section<OnInstances>, context: CompileContext): Emitted => {
  const { instance_type: type } = section.value;
  return typeof type === "string" && WITH_LOCAL_STORAGE.test(type) ? undefined : kmsKey(section, context);
};
