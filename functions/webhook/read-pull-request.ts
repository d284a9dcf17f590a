import { commitAt } from "./commit-at.ts";
import { fieldAt } from "./field-at.ts";
import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import { notConnected } from "./not-connected.ts";
import type { Reader } from "./reading.ts";
import { refAt } from "./ref-at.ts";
import { repositoryAt } from "./repository-at.ts";

const ACTIONS: ReadonlySet<unknown> = new Set([
  "opened",
  "synchronize",
  "reopened",
  "ready_for_review",
  "edited",
  "closed",
]);

/** A pull request that would change the branch that we follow, or no longer would. */
export const readPullRequest: Reader = (payload, delivery, allowed) => {
  const repository = repositoryAt(payload, "repository");
  const number = fieldAt(payload, "number");
  const head = commitAt(payload, "pull_request", "head", "sha");
  const base = refAt(payload, "pull_request", "base", "ref");
  const isNumber = typeof number === "number" && Number.isSafeInteger(number) && number > 0;
  if (!repository || !isNumber || !head || !base) return malformed("pull_request");
  const branch = allowed(repository);
  if (branch === undefined) return notConnected(repository);
  const { action } = payload;
  const left = refAt(payload, "changes", "base", "ref", "from");
  if (!ACTIONS.has(action)) return ignored("what happened to the pull request changes no plan");
  if (action === "edited" && left === undefined) return ignored("only words of the pull request changed");
  if (base !== branch && left !== branch) return ignored(`the pull request is not to the branch ${branch}`);
  const hint = { delivery, repository, number, head };
  return { kind: "hints", hints: [{ type: "PullRequestChanged", detail: hint }] };
};
