import { createServer, type IncomingMessage, type ServerResponse, request as send } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";

/** What the caller gets to see: an answer, a broken connection, or nothing at all. */
export type Reception = Answer | "broken" | "silence";

export type Line = {
  readonly url: string;
  close(): Promise<void>;
};

const whole = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const forward = (target: string, { method, url, rawHeaders, body }: Call): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(target);
    const outgoing = send(
      { hostname, port, path: url, method, headers: rawHeaders as string[] },
      (incoming) => {
        whole(incoming).then((content) => {
          const { "transfer-encoding": _, connection: __, ...headers } = incoming.headers;
          resolve({
            status: incoming.statusCode ?? 0,
            headers: headers as Answer["headers"],
            body: content,
          });
        }, reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });

const relay = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers as Record<string, string | string[]>).end(body);
};

/** All that a function's process sees of the world: calls pass on to `target`, as `judge` lets them. */
export const openLine = async (
  target: string,
  judge: (call: Call, carryOut: () => Promise<Answer>) => Promise<Reception>,
): Promise<Line> => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = "GET", url: path = "/", headers, rawHeaders } = request;
    const call = { method, url: path, headers, rawHeaders, body: await whole(request) };
    const reception = await judge(call, () => forward(target, call));
    if (reception === "silence") return;
    if (reception === "broken") return void request.socket.destroy();
    const { location } = reception.headers;
    // A redirection must not lead past this line.
    const headersHere =
      typeof location === "string"
        ? { ...reception.headers, location: location.replace(target, url) }
        : reception.headers;
    relay(response, { ...reception, headers: headersHere });
  };
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    serve(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
