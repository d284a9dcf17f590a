import type { GitHubContext } from "../../github-context.ts";
import { presentRepository } from "../../present/present-repository.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { presentInstallation } from "../present-installation.ts";

/** A repository itself. */
export const repositoryEndpoints = (context: GitHubContext): RepositoryEndpoints => ({
  "GET ": ({ repository }) => ({ json: presentRepository(context, repository) }),
  "GET /installation": ({ repository }) => ({ json: presentInstallation(context, repository.owner) }),
});
