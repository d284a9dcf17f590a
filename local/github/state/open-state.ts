import { openRecords } from "../../records/open-records.ts";
import type { CheckRunRecord } from "./check-run-record.ts";
import type { CommentRecord } from "./comment-record.ts";
import type { DeliveryContent } from "./delivery-content.ts";
import type { DeliveryRecord } from "./delivery-record.ts";
import type { HookRecord } from "./hook-record.ts";
import { type Collection, openCollection } from "./open-collection.ts";
import type { PullRecord } from "./pull-record.ts";
import type { RepositoryRecord } from "./repository-record.ts";
import type { StatusRecord } from "./status-record.ts";

/** What is known beside git itself. Owners: repositories by id, commits and pull requests as `ownerKey` names them. */
export type State = {
  /** A number that was never given before, of one row for each name. */
  nextNumber(row: string): number;
  repository(owner: string, name: string): RepositoryRecord | undefined;
  repositories(): readonly RepositoryRecord[];
  putRepository(repository: RepositoryRecord): void;
  removeRepository(repository: RepositoryRecord): void;
  /** The repository that had this name until it got another, and nobody took the name since. */
  renamedRepository(owner: string, name: string): RepositoryRecord | undefined;
  /** Leads from a name that a repository had to what it is called now. */
  putFormerName(former: RepositoryRecord): void;
  readonly statuses: Collection<StatusRecord>;
  readonly checkRuns: Collection<CheckRunRecord>;
  readonly pulls: Collection<PullRecord>;
  readonly comments: Collection<CommentRecord>;
  readonly hooks: Collection<HookRecord>;
  readonly deliveries: Collection<DeliveryRecord>;
  readonly contents: {
    get(delivery: number): DeliveryContent | undefined;
    put(delivery: number, content: DeliveryContent): void;
    delete(delivery: number): void;
  };
};

// GitHub finds repositories whatever the case of their names.
const nameOf = (owner: string, name: string): string => `${owner}/${name}`.toLowerCase();

/** Opens what an earlier process left in a folder. */
export const openState = (folder: string): State => {
  const records = openRecords(folder);
  return {
    nextNumber: (row) => {
      const next = (records.get<{ last: number }>("numbers", row)?.last ?? 0) + 1;
      records.put("numbers", row, { last: next });
      return next;
    },
    repository: (owner, name) => records.get<RepositoryRecord>("repositories", nameOf(owner, name)),
    repositories: () => records.list<RepositoryRecord>("repositories").sort((a, b) => a.id - b.id),
    putRepository: (repository) => {
      const name = nameOf(repository.owner, repository.name);
      records.put("repositories", name, repository);
      records.delete("former-names", name);
    },
    removeRepository: ({ owner, name }) => records.delete("repositories", nameOf(owner, name)),
    renamedRepository: (owner, name) => {
      const former = records.get<{ id: number }>("former-names", nameOf(owner, name));
      return records.list<RepositoryRecord>("repositories").find(({ id }) => id === former?.id);
    },
    putFormerName: ({ id, owner, name }) => records.put("former-names", nameOf(owner, name), { id }),
    statuses: openCollection(records, "statuses"),
    checkRuns: openCollection(records, "check-runs"),
    pulls: openCollection(records, "pulls"),
    comments: openCollection(records, "comments"),
    hooks: openCollection(records, "hooks"),
    deliveries: openCollection(records, "deliveries"),
    contents: {
      get: (delivery) => records.get<DeliveryContent>("delivery-contents", `${delivery}`),
      put: (delivery, content) => records.put("delivery-contents", `${delivery}`, content),
      delete: (delivery) => records.delete("delivery-contents", `${delivery}`),
    },
  };
};
