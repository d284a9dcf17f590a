import * as z from "zod";
import type { Announcement } from "../../domain/announcement.ts";
import { detailMembers } from "./detail-members.ts";
import type { EventDescription } from "./event-description.ts";

const { repository } = detailMembers;

const delivery = z
  .string()
  .describe("GitHub's id of the delivery; empty where nobody's delivery, but a sweep or a person asks.");
const commit = (description: string): z.ZodString => z.string().describe(description);

const event = (when: string, detail: z.ZodRawShape): EventDescription => ({ when, detail: z.object(detail) });

/** What deliveries hint at, and what schedules have found. They make the control plane look again; late, lost or repeated, they decide nothing. */
export const hintEvents: Readonly<Record<Announcement["type"], EventDescription>> = {
  PushReceived: event("A branch that is followed may have moved, or a sync is asked for.", {
    delivery,
    repository,
    ref: z.string().describe("The full ref, such as `refs/heads/main`."),
    before: commit("The commit before, as the delivery knew it; zeros where there is none."),
    after: commit("The commit after, as the delivery knew it; zeros where there is none."),
    forced: z.boolean().describe("Whether history was rewritten."),
    isForced: z.boolean().optional().describe("Whether everything is applied, whatever is recorded."),
    isSweep: z.boolean().optional().describe("Whether it was no delivery that asked."),
  }),
  PullRequestChanged: event("A pull request may have changed.", {
    delivery,
    repository,
    number: z.int().describe("The pull request's number."),
    head: commit("The proposed commit, as the delivery knew it."),
  }),
  MergeGroupRequested: event("A merge queue waits for a word on a commit.", {
    delivery,
    repository,
    head: commit("The commit that would become the head of the branch."),
    branch: z.string().describe("The branch that the queue merges into."),
    base: commit("The commit that the branch was at."),
  }),
  RepositoryChanged: event("A repository, or the branch that is followed in it, may not be what it was.", {
    delivery,
    repository,
    change: z
      .enum([
        "renamed",
        "transferred",
        "deleted",
        "archived",
        "unarchived",
        "branch_deleted",
        "connected",
        "disconnected",
      ])
      .describe("What may have become of it; `connected` and `disconnected` are a GitHub App's."),
    previous: z.string().optional().describe("What it was called before."),
  }),
  DecisionMissed: event("A decision about a package was found that the group's route does not know of.", {
    package: detailMembers.package,
  }),
};
