import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import type { Service } from "../gateway/service.ts";
import { createAddresses } from "./create-addresses.ts";
import { createRepositoryFactory } from "./create-repository-factory.ts";
import { DEFAULT_LIMITS } from "./default-limits.ts";
import { type GitRepository, openGitRepository } from "./git/open-git-repository.ts";
import type { GitHubContext } from "./github-context.ts";
import type { GitHubOptions } from "./github-options.ts";
import { createHookService } from "./hook/create-hook-service.ts";
import { installHook } from "./hook/install-hook.ts";
import { enqueuePull } from "./pulls/enqueue-pull.ts";
import { findPull } from "./pulls/find-pull.ts";
import { createAccess } from "./rest/create-access.ts";
import { createRateLimit } from "./rest/create-rate-limit.ts";
import { createRestService } from "./rest/create-rest-service.ts";
import { listEndpoints } from "./rest/list-endpoints.ts";
import { notFound } from "./rest/not-found.ts";
import type { DeliveryRecord } from "./state/delivery-record.ts";
import { openState } from "./state/open-state.ts";
import { ownerKey } from "./state/owner-key.ts";
import type { RepositoryRecord } from "./state/repository-record.ts";
import { createWebhooks } from "./webhooks/create-webhooks.ts";
import { postDelivery } from "./webhooks/post-delivery.ts";

export type GitHubService = {
  /** The REST API; a request's URL begins with `/repos/…`. */
  readonly handle: Service;
  /** What git's post-receive hook calls; a request's URL is `/{owner}/{name}`. */
  readonly hooks: Service;
  /** Creates a bare repository, or finds the one that an earlier start created; `remote` is what git pushes to. */
  createRepository(wanted: {
    owner: string;
    name: string;
    defaultBranch?: string;
  }): Promise<{ readonly remote: string }>;
  /** Puts a pull request into its base branch's merge queue, which asks for checks of what would become the head. */
  enqueue(
    owner: string,
    name: string,
    number: number,
  ): Promise<{ readonly ref: string; readonly sha: string }>;
  /** Every delivery of a repository's hooks, oldest first. */
  deliveries(owner: string, name: string): readonly DeliveryRecord[];
  /** Makes every token that an installation was given useless. */
  revokeTokens(): void;
  /** Resolves once no delivery is under way. */
  settled(): Promise<void>;
  close(): Promise<void>;
};

// As generous as GitHub is to anybody: a loop on one machine should meet the limit only when it runs wild.
const RATE_LIMIT = 15_000;

const besideApi = (apiUrl: string): string => new URL("../hooks", `${apiUrl.replace(/\/+$/, "")}/`).href;

/** A GitHub over bare repositories on disk: the REST API that Octokit speaks, and webhooks for what is pushed. */
export const createGitHub = (options: GitHubOptions): GitHubService => {
  const folder = resolve(options.folder);
  const { now, apiUrl, hooksUrl = () => besideApi(apiUrl()) } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const state = openState(resolve(folder, "records"));
  const pathOf = (owner: string, name: string): string =>
    resolve(folder, "repositories", owner, `${name}.git`);
  const opened = new Map<number, GitRepository>();

  const git = ({ id, owner, name }: RepositoryRecord): GitRepository => {
    const known = opened.get(id) ?? openGitRepository(pathOf(owner, name));
    opened.set(id, known);
    return known;
  };
  const install = ({ owner, name }: RepositoryRecord): void =>
    installHook(pathOf(owner, name), `${hooksUrl()}/${owner}/${name}`);

  const release = async ({ id }: RepositoryRecord): Promise<void> => {
    await opened.get(id)?.close();
    opened.delete(id);
  };

  const webhooks = createWebhooks({
    state,
    now,
    limits,
    url: options.webhookUrl,
    secret: options.webhookSecret,
    deliver: options.deliver ?? postDelivery,
  });
  const context: GitHubContext = {
    state,
    app: options.app,
    now,
    limits,
    git,
    webhooks,
    moveRepository: async (from, to) => {
      const path = pathOf(to.owner, to.name);
      await release(from);
      await mkdir(dirname(path), { recursive: true });
      await rename(pathOf(from.owner, from.name), path);
      state.removeRepository(from);
      state.putFormerName(from);
      state.putRepository(to);
      install(to);
    },
    removeRepository: async (repository) => {
      await release(repository);
      state.removeRepository(repository);
      await rm(pathOf(repository.owner, repository.name), { recursive: true, force: true });
    },
    addresses: createAddresses(apiUrl),
    createRepository: createRepositoryFactory({
      context: () => context,
      pathOf,
      events: options.events ?? ["push", "pull_request", "merge_group", "delete", "repository"],
      installHook: install,
    }),
  };
  const access = createAccess({ required: options.token, app: options.app, now });
  const rateLimit = createRateLimit(options.rateLimit ?? RATE_LIMIT, now);

  // The address and the interpreter may be others than when a repository was created.
  for (const repository of state.repositories()) install(repository);

  return {
    handle: createRestService(context, {
      ...listEndpoints(context, { access, rateLimit }),
      access,
      rateLimit,
    }),
    hooks: createHookService(context),
    createRepository: async (wanted) => {
      const known = state.repository(wanted.owner, wanted.name);
      return { remote: git(known ?? (await context.createRepository(wanted))).path };
    },
    enqueue: async (owner, name, number) => {
      const repository = state.repository(owner, name);
      if (!repository) throw notFound();
      return enqueuePull(context, repository, findPull(state, repository, `${number}`));
    },
    deliveries: (owner, name) => {
      const repository = state.repository(owner, name);
      const hooks = repository ? state.hooks.of(ownerKey(repository)) : [];
      return hooks.flatMap(({ id }) => state.deliveries.of(`${id}`)).sort((a, b) => a.id - b.id);
    },
    revokeTokens: access.revoke,
    settled: webhooks.settled,
    close: async () => {
      await webhooks.close();
      await Promise.all([...opened.values()].map((repository) => repository.close()));
    },
  };
};
