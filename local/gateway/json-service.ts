import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Authorize } from "./authorize.ts";
import { AwsError } from "./aws-error.ts";
import { readBody } from "./read-body.ts";
import { readSignature } from "./read-signature.ts";
import type { Service } from "./service.ts";

/** One API operation: takes the request's members, gives the response's; refuses with {@link AwsError}. */
// biome-ignore lint/suspicious/noExplicitAny: requests are checked against the API's own constraints before they get here.
export type Operation = (input: any) => Promise<object> | object;
export type Operations = Readonly<Record<string, Operation>>;

const answer = (response: ServerResponse, status: number, version: string, body: object): void => {
  response.writeHead(status, {
    "content-type": `application/x-amz-json-${version}`,
    "x-amzn-requestid": randomUUID(),
  });
  response.end(JSON.stringify(body));
};

/**
 * Serves AWS's JSON protocol (1.0 and 1.1): the operation is the part of `x-amz-target` after the dot.
 * `check`, where given, sees each request before its operation and throws what the API would.
 */
export const createJsonService =
  (operations: Operations, check: Authorize = () => {}): Service =>
  async (request, response) => {
    const version = (request.headers["content-type"] ?? "").includes("json-1.0") ? "1.0" : "1.1";
    try {
      const name =
        String(request.headers["x-amz-target"] ?? "")
          .split(".")
          .pop() ?? "";
      const operation = operations[name];
      if (!operation)
        throw new AwsError("UnknownOperationException", `operation "${name}" is not served here`);
      const text = (await readBody(request)).toString("utf8");
      const input: unknown = text === "" ? {} : JSON.parse(text);
      check(name, input, readSignature(request).caller);
      answer(response, 200, version, await operation(input));
    } catch (error) {
      const known =
        error instanceof AwsError
          ? error
          : error instanceof SyntaxError
            ? new AwsError("SerializationException", "the request body is not JSON")
            : new AwsError("InternalFailure", error instanceof Error ? error.message : String(error), 500);
      if (known.statusCode >= 500) console.error(error);
      answer(response, known.statusCode, version, {
        __type: known.code,
        message: known.message,
        Message: known.message,
        ...known.members,
      });
    }
  };
