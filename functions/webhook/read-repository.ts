import type { RepositoryChange } from "../../shared/domain/repository-hint.ts";
import { fieldAt } from "./field-at.ts";
import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import { notConnected } from "./not-connected.ts";
import type { Payload, Reader } from "./reading.ts";
import { repositoryAt } from "./repository-at.ts";

const CHANGES = [
  "renamed",
  "transferred",
  "deleted",
  "archived",
  "unarchived",
] as const satisfies readonly RepositoryChange[];

const previousName = (payload: Payload, repository: string): string | undefined => {
  const [owner, name] = repository.split("/");
  const from = (...path: readonly string[]) => fieldAt(payload, "changes", ...path);
  const oldName = from("repository", "name", "from");
  const oldOwner = from("owner", "from", "user", "login") ?? from("owner", "from", "organization", "login");
  if (typeof oldName !== "string" && typeof oldOwner !== "string") return undefined;
  const previous = `${oldOwner ?? owner}/${oldName ?? name}`;
  return repositoryAt({ full_name: previous });
};

/** A repository that we follow under another name, out of reach or gone. */
export const readRepository: Reader = (payload, delivery, allowed) => {
  const repository = repositoryAt(payload, "repository");
  if (!repository) return malformed("repository");
  const change = CHANGES.find((known) => known === payload.action);
  if (change === undefined) return ignored("what happened to the repository changes nothing here");
  const previous = previousName(payload, repository);
  const isOurs = [repository, previous].some((name) => name !== undefined && allowed(name) !== undefined);
  if (!isOurs) return notConnected(repository);
  const hint = { delivery, repository, change, ...(previous === undefined ? {} : { previous }) };
  return { kind: "hints", hints: [{ type: "RepositoryChanged", detail: hint }] };
};
