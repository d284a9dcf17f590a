import * as z from "zod";
import { findEntry } from "../../git/find-entry.ts";
import type { GitHubContext } from "../../github-context.ts";
import { LOCAL_USER } from "../../present/local-user.ts";
import { presentRepository } from "../../present/present-repository.ts";
import { presentUser } from "../../present/present-user.ts";
import type { Call, Endpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";
import { parseBody } from "../parse-body.ts";
import { requireCommit } from "../require-commit.ts";

const Creation = z.object({
  name: z.string(),
  auto_init: z.literal(false, "a repository is created empty here: push its first commit").optional(),
});

/** Accounts, their repositories, and files as they are. */
export const accountEndpoints = (context: GitHubContext): Endpoints => {
  const create = async (owner: string, { body }: Call) => {
    const { name } = parseBody(Creation, "Repository", body);
    const repository = await context.createRepository({ owner, name });
    return { status: 201, json: presentRepository(context, repository) };
  };

  return {
    "GET /user": () => ({ json: presentUser(context.addresses, LOCAL_USER.login) }),
    "POST /user/repos": (call) => create(LOCAL_USER.login, call),
    "POST /orgs/{org}/repos": (call) => create(call.params.org ?? "", call),

    "GET /user/repos": (call) => {
      const { items, headers } = paginate(context.addresses, call, context.state.repositories());
      return { json: items.map((repository) => presentRepository(context, repository)), headers };
    },

    "GET /raw/{owner}/{repo}/{ref}/{path+}": async ({
      params: { owner = "", repo = "", ref = "", path = "" },
    }) => {
      const repository = context.state.repository(owner, repo);
      if (!repository) throw notFound();
      const git = context.git(repository);
      const commit = await requireCommit({ git }, ref, notFound());
      const tree = (await git.stat(`${commit}^{tree}`))?.sha ?? "";
      const entry = await findEntry(git, tree, path);
      const blob = entry?.type === "blob" ? await git.read(entry.sha) : undefined;
      if (!blob) throw notFound();
      return { bytes: blob.content, headers: { "content-type": "application/octet-stream" } };
    },
  };
};
