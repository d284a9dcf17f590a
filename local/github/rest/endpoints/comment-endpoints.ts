import * as z from "zod";
import type { GitHubContext } from "../../github-context.ts";
import { LOCAL_APP } from "../../present/local-app.ts";
import { presentComment } from "../../present/present-comment.ts";
import { findPull } from "../../pulls/find-pull.ts";
import { presentPull } from "../../pulls/present-pull.ts";
import type { CommentRecord } from "../../state/comment-record.ts";
import { ownerKey } from "../../state/owner-key.ts";
import type { RepositoryRecord } from "../../state/repository-record.ts";
import { eventPayload } from "../../webhooks/event-payload.ts";
import type { RepositoryCall, RepositoryEndpoints } from "../call.ts";
import { notFound } from "../not-found.ts";
import { paginate } from "../paginate.ts";
import { parseBody } from "../parse-body.ts";

const LONGEST = 65_536;
const Wish = z.object({
  body: z.string().min(1).max(LONGEST, `body is too long (maximum is ${LONGEST} characters)`),
});

type Found = { readonly comment: CommentRecord; readonly number: number };

/** Comments on pull requests. */
export const commentEndpoints = (context: GitHubContext): RepositoryEndpoints => {
  const { addresses, state } = context;

  const find = ({ repository, params }: RepositoryCall): Found => {
    const found = state.comments.find(Number(params.comment_id));
    const [id, number] = found?.owner.split("-") ?? [];
    if (!found || id !== `${repository.id}`) throw notFound();
    return { comment: found.item, number: Number(number) };
  };

  const emit = (repository: RepositoryRecord, action: string, { comment, number }: Found): void => {
    const pull = presentPull(context, repository, findPull(state, repository, `${number}`));
    const issue = { ...pull, pull_request: { url: pull.url, html_url: pull.html_url } };
    const shown = presentComment(context, repository, { comment, number });
    const payload = eventPayload(context, repository, { action, issue, comment: shown });
    context.webhooks.emit(repository, { name: "issue_comment", action, payload });
  };

  return {
    "GET /issues/comments/{comment_id}": (call) => ({
      json: presentComment(context, call.repository, find(call)),
    }),

    "PATCH /issues/comments/{comment_id}": (call) => {
      const { comment, number } = find(call);
      const { body } = parseBody(Wish, "IssueComment", call.body);
      const changed = state.comments.replace({ ...comment, body, updatedAt: context.now() });
      emit(call.repository, "edited", { comment: changed, number });
      return { json: presentComment(context, call.repository, { comment: changed, number }) };
    },

    "DELETE /issues/comments/{comment_id}": (call) => {
      const found = find(call);
      state.comments.remove(found.comment.id);
      emit(call.repository, "deleted", found);
      return { status: 204 };
    },

    "GET /issues/{number}/comments": (call) => {
      const { number } = findPull(state, call.repository, call.params.number ?? "");
      const all = state.comments.of(ownerKey(call.repository, number));
      const { items, headers } = paginate(addresses, call, all);
      const json = items.map((comment) => presentComment(context, call.repository, { comment, number }));
      return { json, headers };
    },

    "POST /issues/{number}/comments": (call) => {
      const { number } = findPull(state, call.repository, call.params.number ?? "");
      const { body } = parseBody(Wish, "IssueComment", call.body);
      const now = context.now();
      const id = state.nextNumber("comment");
      const author = call.caller.kind === "installation" ? { author: `${LOCAL_APP.slug}[bot]` } : {};
      const fresh = { id, body, ...author, createdAt: now, updatedAt: now };
      const comment = state.comments.add(ownerKey(call.repository, number), fresh);
      emit(call.repository, "created", { comment, number });
      return { status: 201, json: presentComment(context, call.repository, { comment, number }) };
    },
  };
};
