import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Reply } from "./reply.ts";

const encode = ({ json, bytes }: Reply): { body: Buffer; type: string } | undefined => {
  if (bytes) return { body: bytes, type: "application/vnd.github.raw+json; charset=utf-8" };
  if (json === undefined) return undefined;
  return { body: Buffer.from(JSON.stringify(json)), type: "application/json; charset=utf-8" };
};

const matches = (header: string | undefined, etag: string): boolean =>
  header
    ?.split(",")
    .some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === etag.replace(/^W\//, "")) ??
  false;

/** Puts an answer on the wire; what the client has already is not sent again. Tells the status that was sent. */
export const sendReply = async (
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): Promise<number> => {
  const { status = 200, headers = {}, stream } = reply;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (stream) {
    response.statusCode = status;
    await stream(response);
    return status;
  }
  const content = encode(reply);
  if (!content) {
    response.writeHead(status).end();
    return status;
  }
  if (request.method === "GET" && status === 200) {
    const etag = headers.etag ?? `W/"${createHash("sha256").update(content.body).digest("hex")}"`;
    response.setHeader("etag", etag).setHeader("cache-control", "private, max-age=60, s-maxage=60");
    if (matches(request.headers["if-none-match"], etag)) {
      response.writeHead(304).end();
      return 304;
    }
  }
  if (!response.hasHeader("content-type")) response.setHeader("content-type", content.type);
  response.writeHead(status, { "content-length": content.body.length }).end(content.body);
  return status;
};
