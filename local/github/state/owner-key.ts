import type { RepositoryRecord } from "./repository-record.ts";

/** Names what items belong to: a repository, or a commit or pull request of it. */
export const ownerKey = ({ id }: RepositoryRecord, part?: string | number): string =>
  part === undefined ? `${id}` : `${id}-${part}`;
