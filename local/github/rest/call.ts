import type { GitRepository } from "../git/open-git-repository.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { Caller } from "./caller.ts";
import type { Reply } from "./reply.ts";

/** A request to an endpoint. */
export type Call = {
  /** The path's variables, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The path and query as they were asked for. */
  readonly url: string;
  /** `raw`, `sha`, `object`… as the Accept header names GitHub's media types; empty for the usual. */
  readonly media: string;
  readonly caller: Caller;
  /** Empty for a request without one. */
  readonly token: string;
  /** The request's JSON object, empty without one. */
  readonly body: Readonly<Record<string, unknown>>;
};

/** A request below `/repos/{owner}/{repo}`, whose repository was found. */
export type RepositoryCall = Call & { readonly repository: RepositoryRecord; readonly git: GitRepository };

type Answer = Reply | Promise<Reply>;

/** Endpoints by method and path: `{x}` stands for one part of a path, `{x+}` for one or more. */
export type Endpoints = Readonly<Record<string, (call: Call) => Answer>>;
export type RepositoryEndpoints = Readonly<Record<string, (call: RepositoryCall) => Answer>>;
