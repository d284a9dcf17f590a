import type { Hint } from "../../shared/domain/hint.ts";
import { fieldAt } from "./field-at.ts";
import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import type { Payload, Reader } from "./reading.ts";
import { repositoryAt } from "./repository-at.ts";

// What one delivery may announce in the time that GitHub waits; the sweep finds the others.
const MOST = 100;

const GONE: ReadonlySet<unknown> = new Set(["deleted", "suspend"]);

const listed = (payload: Payload, field: string): readonly string[] => {
  const list = fieldAt(payload, field);
  return Array.isArray(list) ? list.slice(0, 10 * MOST).flatMap((one) => repositoryAt(one) ?? []) : [];
};

/** Repositories that a GitHub App may see from now on, or no longer. */
export const readInstallation: Reader = (payload, delivery, allowed) => {
  if (typeof fieldAt(payload, "installation", "id") !== "number") return malformed("installation");
  const isGone = GONE.has(payload.action);
  const connected = [
    ...listed(payload, "repositories_added"),
    ...(isGone ? [] : listed(payload, "repositories")),
  ];
  const gone = [
    ...listed(payload, "repositories_removed"),
    ...(isGone ? listed(payload, "repositories") : []),
  ];
  const hintOf =
    (change: "connected" | "disconnected") =>
    (repository: string): Hint => ({
      type: "RepositoryChanged",
      detail: { delivery, repository, change },
    });
  const isOurs = (repository: string): boolean => allowed(repository) !== undefined;
  const [first, ...others] = [
    ...connected.filter(isOurs).map(hintOf("connected")),
    ...gone.filter(isOurs).map(hintOf("disconnected")),
  ];
  return first
    ? { kind: "hints", hints: [first, ...others.slice(0, MOST - 1)] }
    : ignored("no repository of the installation is connected here");
};
