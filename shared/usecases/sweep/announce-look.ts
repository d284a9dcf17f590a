import type { Announcer } from "../../ports/announcer.ts";

const NONE = "0".repeat(40);

/** Asks for a look at a branch, as a push would; a forced one brings everything to what is desired of it. */
export const announceLook = (
  { announcer }: { readonly announcer: Announcer },
  { repository, branch }: { readonly repository: string; readonly branch: string },
  { isForced = false, formerly }: { readonly isForced?: boolean; readonly formerly?: string } = {},
): Promise<void> =>
  announcer.announce({
    type: "PushReceived",
    detail: {
      delivery: "",
      repository,
      ref: `refs/heads/${branch}`,
      before: NONE,
      after: NONE,
      forced: false,
      isSweep: true,
      isForced,
      ...(formerly === undefined ? {} : { formerly }),
    },
  });
