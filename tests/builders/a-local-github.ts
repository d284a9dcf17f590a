import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Octokit } from "@octokit/core";
import { createGitHub, type GitHubService } from "../../local/github/create-github.ts";
import type { GitHubOptions } from "../../local/github/github-options.ts";
import { aFolder } from "./a-folder.ts";

type Received = { readonly headers: IncomingHttpHeaders; readonly body: string };

export type LocalGitHub = {
  readonly service: GitHubService;
  readonly octokit: Octokit;
  readonly url: string;
  readonly folder: string;
  /** Every webhook that came, in the order of arrival. */
  readonly received: Received[];
  /** What the receiver answers from now on. */
  answerWith(status: number): void;
  /** Payloads of one event, once what is under way has arrived. */
  payloads<T>(event: string): Promise<T[]>;
  /** Stops listening and starts again on the same folder, at another port. */
  restart(): Promise<LocalGitHub>;
  stop(): Promise<void>;
};

export const SECRET = "local-secret";

const listen = async (server: ReturnType<typeof createServer>): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const end = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A local GitHub behind a real socket, as the gateway mounts it, with a receiver for its webhooks. */
export const aLocalGitHub = async (
  options: Partial<GitHubOptions> = {},
  octokitToken = "any-token",
): Promise<LocalGitHub> => {
  const folder = options.folder ?? (await aFolder("github"));
  const received: Received[] = [];
  let status = 202;
  const receiver = createServer({ keepAliveTimeout: 0 }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ headers: request.headers, body: Buffer.concat(chunks).toString("utf8") });
    response.writeHead(status, { "x-receiver": "here" }).end("taken");
  });
  const webhookUrl = `${await listen(receiver)}/webhook`;
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const url = request.url ?? "/";
    const isHook = url.startsWith("/github/hooks/");
    request.url = url.slice((isHook ? "/github/hooks" : "/github/api").length);
    void Promise.resolve((isHook ? service.hooks : service.handle)(request, response)).catch(() =>
      response.writeHead(500).end(),
    );
  });
  const url = `${await listen(server)}/github/api`;
  const service = createGitHub({
    now: Date.now,
    webhookSecret: SECRET,
    webhookUrl: () => webhookUrl,
    apiUrl: () => url,
    ...options,
    folder,
  });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const stop = async (): Promise<void> => {
    await service.close();
    await Promise.all([end(server), end(receiver)]);
  };
  return {
    service,
    url,
    folder,
    received,
    octokit: new Octokit({ baseUrl: url, auth: octokitToken, log }),
    answerWith: (next) => {
      status = next;
    },
    payloads: async <T>(event: string) => {
      await service.settled();
      return received
        .filter(({ headers }) => headers["x-github-event"] === event)
        .map(({ body }) => JSON.parse(body) as T);
    },
    restart: async () => {
      await stop();
      return aLocalGitHub({ ...options, folder });
    },
    stop,
  };
};
