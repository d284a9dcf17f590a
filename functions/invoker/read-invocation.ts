import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { problem } from "./problem.ts";

/** What a caller asks of which group; the body's bytes are as they were sent. */
export type Invocation = {
  readonly group: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  readonly accept?: string;
};

export type Reading =
  | { readonly kind: "invocation"; readonly invocation: Invocation }
  | { readonly kind: "problem"; readonly response: APIGatewayProxyStructuredResultV2 };

// What SageMaker allows in the name of a model package group.
const GROUP = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const PATH = /^\/models\/([^/]+)\/invocations\/?$/;

const refuse = (...args: Parameters<typeof problem>): Reading => ({
  kind: "problem",
  response: problem(...args),
});

const acceptOf = ({ headers }: APIGatewayProxyEventV2): { accept?: string } => {
  const { accept } = headers;
  return accept === undefined || accept === "*/*" ? {} : { accept };
};

/** The body form of the older system: `{"model": group, "data": csv}` posted to the root. */
const readOlderForm = (event: APIGatewayProxyEventV2, body: Buffer): Reading => {
  let form: unknown;
  try {
    form = JSON.parse(body.toString("utf8"));
  } catch {
    return refuse(
      400,
      "MalformedBody",
      "the body is not JSON; post a model's input to /models/{group}/invocations",
    );
  }
  if (
    typeof form !== "object" ||
    form === null ||
    !("model" in form && "data" in form) ||
    typeof form.model !== "string" ||
    typeof form.data !== "string"
  )
    return refuse(400, "MalformedBody", 'the body must be {"model": "<group>", "data": "<csv>"}');
  if (!GROUP.test(form.model)) return refuse(404, "UnknownGroup", "no model group has this name");
  return {
    kind: "invocation",
    invocation: {
      group: form.model,
      body: Buffer.from(form.data, "utf8"),
      contentType: "text/csv",
      ...acceptOf(event),
    },
  };
};

/** Reads an invocation out of a function URL's event, or tells what is wrong with it. */
export const readInvocation = (event: APIGatewayProxyEventV2): Reading => {
  const { rawPath, headers, isBase64Encoded } = event;
  const match = PATH.exec(rawPath);
  if (!match && rawPath !== "/")
    return refuse(404, "UnknownPath", "post a model's input to /models/{group}/invocations");
  if (event.requestContext.http.method !== "POST")
    return refuse(405, "MethodNotAllowed", "an invocation is a POST", { allow: "POST" });
  const body = Buffer.from(event.body ?? "", isBase64Encoded ? "base64" : "utf8");
  if (body.length === 0) return refuse(400, "EmptyBody", "the body holds no input for the model");
  if (!match) return readOlderForm(event, body);
  const group = match[1] ?? "";
  if (!GROUP.test(group)) return refuse(404, "UnknownGroup", "no model group has this name");
  const contentType = headers["content-type"];
  if (contentType === undefined)
    return refuse(415, "ContentTypeMissing", "say with Content-Type what the body is, such as text/csv");
  return { kind: "invocation", invocation: { group, body, contentType, ...acceptOf(event) } };
};
