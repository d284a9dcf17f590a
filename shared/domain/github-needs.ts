type Level = "read" | "write";

/** What a GitHub App of an installation may do, no more than the code asks for. */
export const GITHUB_PERMISSIONS: Readonly<Record<string, Level>> = {
  checks: "write",
  contents: "read",
  // Without it GitHub offers no event `merge_group`.
  merge_queues: "read",
  metadata: "read",
  pull_requests: "write",
  statuses: "write",
};

/** What GitHub tells an installation of; what becomes of the App's own installations it tells anyway. */
export const GITHUB_EVENTS: readonly string[] = [
  "delete",
  "merge_group",
  "pull_request",
  "push",
  "repository",
];
