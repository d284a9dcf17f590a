import type { GitHubContext } from "../github-context.ts";
import type { Endpoints, RepositoryEndpoints } from "./call.ts";
import type { Access } from "./create-access.ts";
import type { RateLimit } from "./create-rate-limit.ts";
import { accountEndpoints } from "./endpoints/account-endpoints.ts";
import { appEndpoints } from "./endpoints/app-endpoints.ts";
import { archiveEndpoints } from "./endpoints/archive-endpoints.ts";
import { blobEndpoints } from "./endpoints/blob-endpoints.ts";
import { branchEndpoints } from "./endpoints/branch-endpoints.ts";
import { checkRunEndpoints } from "./endpoints/check-run-endpoints.ts";
import { commentEndpoints } from "./endpoints/comment-endpoints.ts";
import { commitEndpoints } from "./endpoints/commit-endpoints.ts";
import { compareEndpoints } from "./endpoints/compare-endpoints.ts";
import { contentsEndpoints } from "./endpoints/contents-endpoints.ts";
import { deliveryEndpoints } from "./endpoints/delivery-endpoints.ts";
import { hookEndpoints } from "./endpoints/hook-endpoints.ts";
import { pullEndpoints } from "./endpoints/pull-endpoints.ts";
import { refEndpoints } from "./endpoints/ref-endpoints.ts";
import { repositoryEndpoints } from "./endpoints/repository-endpoints.ts";
import { serviceEndpoints } from "./endpoints/service-endpoints.ts";
import { statusEndpoints } from "./endpoints/status-endpoints.ts";
import { treeEndpoints } from "./endpoints/tree-endpoints.ts";

/** Every endpoint that is served. A path that could be read two ways goes to the one listed first. */
export const listEndpoints = (
  context: GitHubContext,
  parts: { access: Access; rateLimit: RateLimit },
): { endpoints: Endpoints; repositoryEndpoints: RepositoryEndpoints } => ({
  endpoints: {
    ...accountEndpoints(context),
    ...serviceEndpoints(parts.rateLimit),
    ...appEndpoints(context, parts.access),
  },
  repositoryEndpoints: {
    ...repositoryEndpoints(context),
    ...branchEndpoints(context),
    ...refEndpoints(context),
    ...treeEndpoints(context),
    ...blobEndpoints(context),
    // A reference may hold slashes, so what follows it in a path must be looked for first.
    ...statusEndpoints(context),
    ...checkRunEndpoints(context),
    ...commitEndpoints(context),
    ...compareEndpoints(context),
    ...contentsEndpoints(context),
    ...archiveEndpoints(context),
    ...pullEndpoints(context),
    ...commentEndpoints(context),
    ...hookEndpoints(context),
    ...deliveryEndpoints(context),
  },
});
