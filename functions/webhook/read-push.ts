import { commitAt } from "./commit-at.ts";
import { ignored } from "./ignored.ts";
import { malformed } from "./malformed.ts";
import { notConnected } from "./not-connected.ts";
import type { Reader } from "./reading.ts";
import { refAt } from "./ref-at.ts";
import { repositoryAt } from "./repository-at.ts";

/** A push to the branch that we follow, be it new commits, a rewrite or the branch's end. */
export const readPush: Reader = (payload, delivery, allowed) => {
  const repository = repositoryAt(payload, "repository");
  const ref = refAt(payload, "ref");
  const [before, after] = [commitAt(payload, "before"), commitAt(payload, "after")];
  if (!repository || !ref?.startsWith("refs/") || !before || !after) return malformed("push");
  const branch = allowed(repository);
  if (branch === undefined) return notConnected(repository);
  if (ref !== `refs/heads/${branch}`) return ignored(`${ref} is not the branch ${branch}`);
  const push = { delivery, repository, ref, before, after, forced: payload.forced === true };
  return { kind: "hints", hints: [{ type: "PushReceived", detail: push }] };
};
