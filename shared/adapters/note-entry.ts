import type { AuditEntry } from "../domain/audit-entry.ts";
import type { Write } from "./dynamo-table.ts";
import { auditKey } from "./project-keys.ts";

/** Writes an audit entry. */
export const noteEntry = (entry: AuditEntry): Write => ({ kind: "put", key: auditKey(entry), item: entry });
