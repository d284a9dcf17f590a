import { GitHubError } from "./github-error.ts";

/** What GitHub answers for a blob that only git itself can fetch. */
export const tooLarge = (): GitHubError =>
  new GitHubError(
    403,
    "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API, but you can always clone the repository via Git in order to obtain it.",
    [{ resource: "Blob", field: "data", code: "too_large" }],
  );
