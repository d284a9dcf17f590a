import { checkRepositoryName } from "./check-repository-name.ts";
import { createBareRepository } from "./create-bare-repository.ts";
import { isRefName } from "./git/is-ref-name.ts";
import type { GitHubContext } from "./github-context.ts";
import { GitHubError } from "./rest/github-error.ts";
import { ownerKey } from "./state/owner-key.ts";
import type { RepositoryRecord } from "./state/repository-record.ts";
import { ping } from "./webhooks/ping.ts";

type Parts = {
  readonly context: () => GitHubContext;
  readonly pathOf: (owner: string, name: string) => string;
  readonly events: readonly string[];
  readonly installHook: (repository: RepositoryRecord) => void;
};

type Wanted = Pick<RepositoryRecord, "owner" | "name" | "defaultBranch" | "forkOf">;

const refuse = (field: string, message: string): GitHubError =>
  new GitHubError(422, "Repository creation failed.", [
    { resource: "Repository", field, code: "custom", message },
  ]);

/** Creates repositories: on disk, in what is remembered, and with the hook that every one has. */
export const createRepositoryFactory = ({
  context,
  pathOf,
  events,
  installHook,
}: Parts): GitHubContext["createRepository"] => {
  const underWay = new Set<string>();

  const create = async (wanted: Wanted): Promise<RepositoryRecord> => {
    const { owner, name, defaultBranch } = wanted;
    const { state, now } = context();
    await createBareRepository(pathOf(owner, name), defaultBranch);
    const id = state.nextNumber("repository");
    const repository = { id, ...wanted, createdAt: now(), pushedAt: now() };
    installHook(repository);
    state.putRepository(repository);
    if (wanted.forkOf !== undefined) return repository;
    const hook = state.hooks.add(ownerKey(repository), {
      id: state.nextNumber("hook"),
      events,
      isActive: true,
      createdAt: now(),
      updatedAt: now(),
    });
    ping(context(), repository, hook);
    return repository;
  };

  return async ({ owner, name, defaultBranch = "main", forkOf }) => {
    checkRepositoryName(owner, name);
    if (!isRefName(defaultBranch)) throw refuse("default_branch", `"${defaultBranch}" is no branch name`);
    const key = `${owner}/${name}`.toLowerCase();
    if (underWay.has(key) || context().state.repository(owner, name))
      throw refuse("name", "name already exists on this account");
    underWay.add(key);
    try {
      return await create({ owner, name, defaultBranch, ...(forkOf === undefined ? {} : { forkOf }) });
    } finally {
      underWay.delete(key);
    }
  };
};
