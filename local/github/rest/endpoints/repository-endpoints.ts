import * as z from "zod";
import { checkRepositoryName } from "../../check-repository-name.ts";
import { forkRepository } from "../../fork-repository.ts";
import type { GitHubContext } from "../../github-context.ts";
import { LOCAL_USER } from "../../present/local-user.ts";
import { presentRepository } from "../../present/present-repository.ts";
import { presentUser } from "../../present/present-user.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import { eventPayload } from "../../webhooks/event-payload.ts";
import type { RepositoryEndpoints } from "../call.ts";
import { GitHubError } from "../github-error.ts";
import { parseBody } from "../parse-body.ts";
import { presentInstallation } from "../present-installation.ts";

const Update = z.object({ name: z.string().optional(), archived: z.boolean().optional() });
const Fork = z.object({ organization: z.string().optional(), name: z.string().optional() });
const Transfer = z.object({ new_owner: z.string(), new_name: z.string().optional() });

/** A repository itself: what it is called, whose it is, whether it is archived, and its end. */
export const repositoryEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state, webhooks } = context;

  const emit = (repository: RepositoryRecord, action: string, changes?: object): void => {
    const payload = eventPayload(context, repository, { action, ...(changes ? { changes } : {}) });
    webhooks.emit(repository, { name: "repository", action, payload });
  };

  const move = async (from: RepositoryRecord, to: RepositoryRecord): Promise<void> => {
    checkRepositoryName(to.owner, to.name);
    const taken = state.repository(to.owner, to.name);
    if (taken && taken.id !== from.id)
      throw new GitHubError(422, "Validation Failed", [
        {
          resource: "Repository",
          field: "name",
          code: "custom",
          message: "name already exists on this account",
        },
      ]);
    await context.moveRepository(from, to);
  };

  return {
    "GET ": ({ repository }) => ({ json: presentRepository(context, repository) }),

    "PATCH ": async ({ repository, body }) => {
      const { name = repository.name, archived = repository.isArchived ?? false } = parseBody(
        Update,
        "Repository",
        body,
      );
      const changed = { ...repository, name, isArchived: archived };
      if (name === repository.name) state.putRepository(changed);
      else {
        await move(repository, changed);
        emit(changed, "renamed", { repository: { name: { from: repository.name } } });
      }
      if (archived !== (repository.isArchived ?? false)) emit(changed, archived ? "archived" : "unarchived");
      return { json: presentRepository(context, changed) };
    },

    "POST /transfer": async ({ repository, body }) => {
      const { new_owner: owner, new_name: name = repository.name } = parseBody(Transfer, "Repository", body);
      const changed = { ...repository, owner, name };
      await move(repository, changed);
      const from = { user: presentUser(addresses, repository.owner) };
      emit(changed, "transferred", { owner: { from } });
      return { status: 202, json: presentRepository(context, changed) };
    },

    "POST /forks": async ({ repository, body }) => {
      const { organization = LOCAL_USER.login, name = repository.name } = parseBody(Fork, "Fork", body ?? {});
      const fork = await forkRepository(context, repository, { owner: organization, name });
      return { status: 202, json: presentRepository(context, fork) };
    },

    "DELETE ": async ({ repository }) => {
      emit(repository, "deleted");
      await context.removeRepository(repository);
      return { status: 204 };
    },

    "GET /installation": ({ repository }) => ({ json: presentInstallation(context, repository.owner) }),
  };
};
