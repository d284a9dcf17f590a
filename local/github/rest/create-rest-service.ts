import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Service } from "../../gateway/service.ts";
import type { GitHubContext } from "../github-context.ts";
import type { RepositoryRecord } from "../state/repository-record.ts";
import type { Call, Endpoints, RepositoryEndpoints } from "./call.ts";
import type { Caller } from "./caller.ts";
import type { Access } from "./create-access.ts";
import type { RateLimit } from "./create-rate-limit.ts";
import { createRouter } from "./create-router.ts";
import { errorReply } from "./error-reply.ts";
import { GitHubError } from "./github-error.ts";
import { mediaType } from "./media-type.ts";
import { notFound } from "./not-found.ts";
import { readJson } from "./read-json.ts";
import { readToken } from "./read-token.ts";
import type { Reply } from "./reply.ts";
import { sendReply } from "./send-reply.ts";

type Parts = {
  readonly endpoints: Endpoints;
  readonly repositoryEndpoints: RepositoryEndpoints;
  readonly access: Access;
  readonly rateLimit: RateLimit;
};

const isVisibleTo = (caller: Caller, { owner }: RepositoryRecord): boolean =>
  caller.kind !== "installation" || caller.account === owner.toLowerCase();

type Place = { readonly prefix: string; readonly find: (call: Call) => RepositoryRecord | undefined };

const belowRepository = (
  { state, git, addresses }: GitHubContext,
  endpoints: RepositoryEndpoints,
): Endpoints => {
  const places: readonly Place[] = [
    {
      prefix: "/repos/{owner}/{repo}",
      find: ({ params: { owner = "", repo = "" } }) => state.repository(owner, repo),
    },
    {
      prefix: "/repositories/{repositoryId}",
      find: ({ params }) => state.repositories().find(({ id }) => `${id}` === params.repositoryId),
    },
  ];
  /** A name that a repository had before leads to it, by the number that it keeps. */
  const redirect = ({ caller, params, url }: Call, method: string): Reply => {
    const repository = state.renamedRepository(params.owner ?? "", params.repo ?? "");
    if (!repository || !isVisibleTo(caller, repository)) throw notFound();
    const location = addresses.api(url.replace(/^\/repos\/[^/?]+\/[^/?]+/, `/repositories/${repository.id}`));
    return {
      status: method === "GET" ? 301 : 307,
      headers: { location },
      json: {
        message: "Moved Permanently",
        url: location,
        documentation_url: "https://docs.github.com/rest",
      },
    };
  };
  return Object.fromEntries(
    places.flatMap(({ prefix, find }) =>
      Object.entries(endpoints).map(([key, endpoint]) => [
        key.replace(" ", ` ${prefix}`),
        (call: Call) => {
          const repository = find(call);
          if (!repository) return redirect(call, key.split(" ")[0] ?? "");
          if (!isVisibleTo(call.caller, repository)) throw notFound();
          return endpoint({ ...call, repository, git: git(repository) });
        },
      ]),
    ),
  );
};

const countRequest = (rateLimit: RateLimit, token: string, path: string): void => {
  // Asking how much is left costs nothing.
  if (path === "/rate_limit" || rateLimit.take(token)) return;
  throw new GitHubError(403, "API rate limit exceeded for this token.");
};

const setLimitHeaders = (response: ServerResponse, rateLimit: RateLimit, token: string): void => {
  for (const [name, value] of Object.entries(rateLimit.look(token)))
    response.setHeader(`x-ratelimit-${name}`, value);
  response.setHeader("x-ratelimit-resource", "core");
};

/** Serves the REST API: finds the endpoint, and does once for all of them what every answer needs. */
export const createRestService = (context: GitHubContext, parts: Parts): Service => {
  const { access, rateLimit } = parts;
  const route = createRouter({
    ...belowRepository(context, parts.repositoryEndpoints),
    ...parts.endpoints,
  });

  const answer = async (request: IncomingMessage, path: string, token: string) => {
    const caller = access.identify(token, path);
    if (!caller) throw new GitHubError(401, "Bad credentials");
    countRequest(rateLimit, token, path);
    const method = request.method === "HEAD" ? "GET" : (request.method ?? "GET");
    const match = route(method, path);
    if (!match) throw notFound();
    const url = request.url ?? "/";
    return match.endpoint({
      params: match.params,
      query: new URL(url, "http://local").searchParams,
      url,
      caller,
      token,
      media: mediaType(request.headers.accept),
      body: method === "GET" || method === "DELETE" ? {} : await readJson(request),
    });
  };

  return async (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const token = readToken(request.headers.authorization);
    const media = mediaType(request.headers.accept);
    const reply = await answer(request, path, token).catch(errorReply);
    response.setHeader("x-github-request-id", randomUUID());
    response.setHeader("x-github-media-type", `github.v3${media && `; param=${media}`}; format=json`);
    response.setHeader("x-github-api-version-selected", "2022-11-28");
    setLimitHeaders(response, rateLimit, token);
    const status = await sendReply(request, response, reply);
    if (status === 304) rateLimit.giveBack(token);
  };
};
