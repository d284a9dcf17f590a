import { changedPaths } from "../git/changed-paths.ts";
import { isAncestor } from "../git/is-ancestor.ts";
import { listCommits } from "../git/list-commits.ts";
import { listRefs } from "../git/list-refs.ts";
import { NULL_SHA } from "../git/null-sha.ts";
import { readCommits } from "../git/read-commits.ts";
import { resolveCommit } from "../git/resolve-commit.ts";
import type { GitHubContext } from "../github-context.ts";
import { LOCAL_USER } from "../present/local-user.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import { eventPayload } from "./event-payload.ts";
import { pushCommit } from "./push-commit.ts";
import type { RefUpdate } from "./ref-update.ts";

/** What the branches were before the push: what they reach is not news. */
const branchesBefore = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  pushed: readonly RefUpdate[],
): Promise<Map<string, string>> => {
  const branches = await listRefs(context.git(repository), "refs/heads/");
  const before = new Map(branches.map(({ name, sha }) => [name, sha]));
  for (const update of pushed) {
    if (update.before === NULL_SHA) before.delete(update.ref);
    else if (update.ref.startsWith("refs/heads/")) before.set(update.ref, update.before);
  }
  return before;
};

const newCommits = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  update: RefUpdate,
  known: ReadonlyMap<string, string>,
) => {
  const git = context.git(repository);
  const args = [`--max-count=${context.limits.pushCommits}`, "--topo-order", update.after];
  const wasThere = update.before !== NULL_SHA;
  const elsewhere = [...known].filter(([name]) => name !== update.ref).map(([, sha]) => sha);
  const excluded = wasThere ? [update.before] : elsewhere;
  const shas = await listCommits(git, args, excluded);
  const distinct = wasThere
    ? new Set(await listCommits(git, args, [update.before, ...elsewhere]))
    : new Set(shas);
  const commits = await readCommits(git, shas.toReversed());
  const paths = await changedPaths(git, commits);
  return commits.map((commit) =>
    pushCommit(context, repository, {
      commit,
      isDistinct: distinct.has(commit.sha),
      paths: paths.get(commit.sha),
    }),
  );
};

const headCommit = async (context: GitHubContext, repository: RepositoryRecord, sha: string) => {
  const git = context.git(repository);
  const [commit] = await readCommits(git, [sha]);
  if (!commit) return null;
  const paths = (await changedPaths(git, [commit])).get(sha);
  return pushCommit(context, repository, { commit, isDistinct: true, paths });
};

const compareUrl = (
  { addresses }: GitHubContext,
  { owner, name }: RepositoryRecord,
  { ref, before, after }: RefUpdate,
): string => {
  const short = ref.replace(/^refs\/(heads|tags)\//, "");
  const [from, to] = [before.slice(0, 12), after.slice(0, 12)];
  const range = before === NULL_SHA ? short : after === NULL_SHA ? `${from}^...${to}` : `${from}...${to}`;
  return addresses.web(`/${owner}/${name}/compare/${range}`);
};

/** What GitHub would say about one reference of a push; `pushed` holds all that moved with it. */
export const pushPayload = async (
  context: GitHubContext,
  repository: RepositoryRecord,
  { update, pushed }: { update: RefUpdate; pushed: readonly RefUpdate[] },
) => {
  const { ref, before, after } = update;
  const git = context.git(repository);
  const isDeleted = after === NULL_SHA;
  const isCreated = before === NULL_SHA;
  const known = await branchesBefore(context, repository, pushed);
  const head = isDeleted ? undefined : await resolveCommit(git, after);
  const isBranch = ref.startsWith("refs/heads/");
  const base = [...known].find(([name, sha]) => name !== ref && sha === head)?.[0];
  return eventPayload(context, repository, {
    ref,
    before,
    after,
    created: isCreated,
    deleted: isDeleted,
    forced: !isCreated && !isDeleted && !(await isAncestor(git, before, after)),
    base_ref: isCreated ? (base ?? null) : null,
    compare: compareUrl(context, repository, update),
    commits: isBranch && head ? await newCommits(context, repository, update, known) : [],
    head_commit: head ? await headCommit(context, repository, head) : null,
    pusher: { name: LOCAL_USER.login, email: LOCAL_USER.email },
  });
};
