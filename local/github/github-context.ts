import type { Addresses } from "./create-addresses.ts";
import type { GitRepository } from "./git/open-git-repository.ts";
import type { GitHubApp, GitHubLimits } from "./github-options.ts";
import type { State } from "./state/open-state.ts";
import type { RepositoryRecord } from "./state/repository-record.ts";
import type { Webhooks } from "./webhooks/create-webhooks.ts";

/** What every part of the local GitHub is given. */
export type GitHubContext = {
  readonly state: State;
  /** The app whose key is known, if any. */
  readonly app: GitHubApp | undefined;
  readonly addresses: Addresses;
  readonly limits: GitHubLimits;
  readonly now: () => number;
  readonly webhooks: Webhooks;
  /** The repository on disk; its processes are shared and end with the service. */
  git(repository: RepositoryRecord): GitRepository;
  /** Puts a repository under another name, on disk and in what is remembered. */
  moveRepository(from: RepositoryRecord, to: RepositoryRecord): Promise<void>;
  removeRepository(repository: RepositoryRecord): Promise<void>;
  createRepository(wanted: {
    owner: string;
    name: string;
    defaultBranch?: string;
    /** Makes it a fork of the repository of this id, without a webhook. */
    forkOf?: number;
  }): Promise<RepositoryRecord>;
};
