import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { InferenceRequest } from "../../shared/usecases/inference/inference-request.ts";
import { decodeBody } from "./decode-body.ts";
import type { Parameters } from "./find-operation.ts";
import { fitsSchema } from "./fits-schema.ts";
import { parameterSchemas } from "./parameter-schemas.ts";
import type { ProblemCode } from "./problems.ts";
import { readOlderForm } from "./read-older-form.ts";
import { readTraceparent } from "./read-traceparent.ts";

export type InferenceReading =
  | { readonly kind: "inference"; readonly inference: InferenceRequest }
  | { readonly kind: "refused"; readonly code: ProblemCode };

type Options = {
  readonly parameters: Parameters;
  readonly requestId: string;
  /** Bytes that the endpoint takes. */
  readonly bodyLimit: number;
};

type Content = Pick<InferenceRequest, "group" | "body" | "contentType">;

// What InvokeEndpoint takes of these headers.
const HEADER = /^[\x20-\x7e]{1,1024}$/;

// A range, or two types that a proxy has joined, would fit whatever a package declares.
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+ *(;.*)?$/;

const refuse = (code: ProblemCode): { readonly kind: "refused"; readonly code: ProblemCode } => ({
  kind: "refused",
  code,
});

const readContent = (
  headers: APIGatewayProxyEventV2["headers"],
  group: string | undefined,
  body: Buffer,
): Content | ProblemCode => {
  if (group === undefined) {
    const form = readOlderForm(body);
    if (!form) return "MalformedBody";
    if (!fitsSchema(parameterSchemas.group, form.model)) return "UnknownGroup";
    return { group: form.model, body: Buffer.from(form.data, "utf8"), contentType: "text/csv" };
  }
  const contentType = headers["content-type"] ?? "";
  const isType = HEADER.test(contentType) && CONTENT_TYPE.test(contentType);
  return isType ? { group, body, contentType } : "ContentTypeMissing";
};

/** Reads what a request asks a model, its bytes as they were sent, or tells what is wrong with it. */
export const readInference = async (
  { headers, body = "", isBase64Encoded }: APIGatewayProxyEventV2,
  { parameters, requestId, bodyLimit }: Options,
): Promise<InferenceReading> => {
  const sent = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  const decoded = await decodeBody(sent, headers["content-encoding"], bodyLimit);
  if (decoded.kind === "refused") return decoded;
  if (decoded.bytes.length === 0) return refuse("EmptyBody");
  const content = readContent(headers, parameters.group, decoded.bytes);
  if (typeof content === "string") return refuse(content);
  const { accept = "*/*" } = headers;
  if (!HEADER.test(accept)) return refuse("NotAcceptable");
  const trace = readTraceparent(headers.traceparent);
  const key = headers["x-slipway-key"];
  return {
    kind: "inference",
    inference: {
      ...content,
      inferenceId: requestId,
      ...(accept === "*/*" ? {} : { accept }),
      ...(parameters.version === undefined ? {} : { version: Number(parameters.version) }),
      ...(key === undefined ? {} : { key }),
      ...(trace ? { traceparent: trace.header } : {}),
    },
  };
};
