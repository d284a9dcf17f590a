import type { ServerResponse } from "node:http";
import { AwsError } from "../../gateway/aws-error.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { Service } from "../../gateway/service.ts";
import type { FunctionSpec } from "../function-spec.ts";
import type { Outcome } from "../outcome.ts";
import { urlEvent } from "./url-event.ts";
import { urlResponse } from "./url-response.ts";
import { verifySignature } from "./verify-signature.ts";

export type ServeUrlOptions = {
  readonly specOf: (name: string) => FunctionSpec | undefined;
  readonly invoke: (name: string, payload: string) => Promise<Outcome> | undefined;
  readonly accountId: string;
  readonly secretAccessKey: string;
};

const BODY_LIMIT = 6 * 1024 * 1024;

const answer = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { "content-type": "application/json" }).end(body);
};

/** Serves a function's URL; the request's own URL is relative to it, and `mount` is what was in front. */
export const serveUrl =
  (name: string, mount: string, { specOf, invoke, accountId, secretAccessKey }: ServeUrlOptions): Service =>
  async (request, response) => {
    const spec = specOf(name);
    if (!spec?.url) return answer(response, 404, '{"Message":"no function has this URL"}');
    const { method = "GET", url = "/", headers } = request;
    const body = await readBody(request, BODY_LIMIT).catch((error: unknown) => error);
    if (!Buffer.isBuffer(body))
      return answer(
        response,
        body instanceof AwsError ? 413 : 400,
        '{"Message":"Request must be smaller than 6291456 bytes"}',
      );

    const now = new Date();
    const verification = { service: "lambda", secretAccessKey, now };
    const accessKey = verifySignature({ method, url: `${mount}${url}`, headers, body }, verification);
    if (spec.url.authType === "AWS_IAM" && accessKey === undefined)
      return answer(response, 403, '{"Message":"Forbidden"}');

    const sourceIp = request.socket.remoteAddress ?? "127.0.0.1";
    const caller = accessKey === undefined ? {} : { caller: { accessKey, accountId } };
    const event = urlEvent({ method, url, headers, body, sourceIp, now, ...caller });
    const running = invoke(name, JSON.stringify(event));
    if (!running)
      return answer(
        response,
        429,
        '{"Reason":"ConcurrentInvocationLimitExceeded","Type":"User","message":"Rate Exceeded."}',
      );
    const { status, headers: answered, body: content } = urlResponse(await running);
    response.writeHead(status, { ...answered, "content-length": content.length });
    response.end(method === "HEAD" ? undefined : content);
  };
