import { Agent, type IncomingHttpHeaders, request } from "node:http";

/** Where a container listens. */
export type ContainerAddress =
  | { readonly socketPath: string }
  | { readonly host: string; readonly port: number };

export type ContainerRequest = {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Milliseconds until the request is given up. */
  readonly timeout: number;
  readonly signal?: AbortSignal;
};

export type ContainerResponse = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Speaks HTTP with one container over connections that are kept. */
export interface ContainerClient {
  /** Rejects with `code: "ETIMEDOUT"` after the request's time, else with the connection's own error. */
  request(request: ContainerRequest): Promise<ContainerResponse>;
  close(): void;
}

const none = Buffer.alloc(0);

const timedOut = (milliseconds: number): Error =>
  Object.assign(new Error(`no answer within ${milliseconds / 1000} s`), { code: "ETIMEDOUT" });

/** A server may close a kept connection at the moment it is used again; such a request was not begun. */
const wasStale = (error: NodeJS.ErrnoException, reusedSocket: boolean): boolean =>
  reusedSocket && (error.code === "ECONNRESET" || error.code === "EPIPE");

/** Connects to the container that listens at an address. */
export const createContainerClient = (address: ContainerAddress): ContainerClient => {
  const agent = new Agent({ keepAlive: true });

  const send = (asked: ContainerRequest, mayRetry: boolean): Promise<ContainerResponse> =>
    new Promise((resolve, reject) => {
      const { method, path, body = none, timeout, signal } = asked;
      const headers = { ...asked.headers, "content-length": body.length };
      const outgoing = request({ ...address, agent, method, path, headers, ...(signal && { signal }) });
      const timer = setTimeout(() => outgoing.destroy(timedOut(timeout)), timeout);
      const fail = (error: NodeJS.ErrnoException): void => {
        clearTimeout(timer);
        if (mayRetry && wasStale(error, outgoing.reusedSocket)) resolve(send(asked, false));
        else reject(error);
      };
      outgoing.on("error", fail).on("response", (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", fail).on("end", () => {
          clearTimeout(timer);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks),
          });
        });
      });
      outgoing.end(body);
    });

  return { request: (asked) => send(asked, true), close: () => agent.destroy() };
};
