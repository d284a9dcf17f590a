import type { ApiKey } from "../domain/access/api-key.ts";
import type { AuditEntry } from "../domain/audit-entry.ts";

/** What is recorded of keys, by their ids. */
export interface KeyReader {
  get(id: string): Promise<ApiKey | undefined>;
}

export interface KeyStore extends KeyReader {
  /** Every key, also those that no longer count. */
  list(): Promise<readonly ApiKey[]>;
  /** Writes a key of generation n+1 over generation n; `false` when that is no longer what is recorded. */
  put(key: ApiKey, audit: AuditEntry): Promise<boolean>;
}
