import type { AllowList } from "../../shared/config/allow-list/create-allow-list.ts";
import { ignored } from "./ignored.ts";
import { readDelete } from "./read-delete.ts";
import { readInstallation } from "./read-installation.ts";
import { readMergeGroup } from "./read-merge-group.ts";
import { readPullRequest } from "./read-pull-request.ts";
import { readPush } from "./read-push.ts";
import { readRepository } from "./read-repository.ts";
import type { Payload, Reader, Reading } from "./reading.ts";

const READERS: ReadonlyMap<string, Reader> = new Map([
  ["push", readPush],
  ["pull_request", readPullRequest],
  ["merge_group", readMergeGroup],
  ["delete", readDelete],
  ["repository", readRepository],
  ["installation", readInstallation],
  ["installation_repositories", readInstallation],
  ["ping", () => ignored("pong")],
]);

export type Message = { readonly event: string; readonly delivery: string; readonly payload: Payload };

/** What a verified delivery hints at. */
export const readHints = ({ event, delivery, payload }: Message, allowed: AllowList): Reading =>
  READERS.get(event)?.(payload, delivery, allowed) ?? ignored("events of this kind are not used");
