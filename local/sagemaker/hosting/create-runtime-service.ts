import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../../gateway/aws-error.ts";
import { readBody } from "../../gateway/read-body.ts";
import type { Service } from "../../gateway/service.ts";
import { asRuntimeError } from "./as-runtime-error.ts";
import type { Fleet, FleetAnswer } from "./create-fleet.ts";
import type { HostingParts } from "./hosting-parts.ts";
import { ModelFailure } from "./model-failure.ts";
import { type InvocationHead, readInvocation } from "./read-invocation.ts";

type FleetOf = (endpointName: string) => Fleet | undefined;

const invocationPath = /^\/endpoints\/([a-zA-Z0-9-]{1,63})\/invocations(?:\?.*)?$/;

/** What a container may tell the caller beside its answer. */
const passedBack = [
  "x-amzn-sagemaker-custom-attributes",
  "x-amzn-sagemaker-new-session-id",
  "x-amzn-sagemaker-closed-session-id",
];

const readPath = ({ method, url = "" }: IncomingMessage): string | undefined =>
  (method === "POST" && invocationPath.exec(url)?.[1]) || undefined;

const unknownPath = ({ method, url }: IncomingMessage): AwsError =>
  new AwsError("UnknownOperationException", `${method} ${url} is not served here`, 404);

const readWithin = async (request: IncomingMessage, limit: number): Promise<Buffer> => {
  // Said before the body is read: a client that is still sending then gets an answer, not a reset.
  if (Number(request.headers["content-length"] ?? 0) > limit) {
    throw new AwsError("RequestEntityTooLarge", `HTTP content length exceeded ${limit} bytes.`, 413);
  }
  return readBody(request, limit);
};

type Asked = Pick<InvocationHead, "targetModel"> & { readonly requestId: string };

const checkMode = (fleet: Fleet, endpointName: string, { targetModel, requestId }: Asked): void => {
  if (!fleet.isMultiModel && targetModel !== undefined) {
    const message = `Endpoint ${endpointName} is not a multi-model endpoint and does not support target model header.`;
    throw new AwsError("ValidationError", message);
  }
  if (fleet.isMultiModel && targetModel === undefined) {
    const message = `Request ${requestId} is missing a target model header, which multi-model endpoint ${endpointName} requires.`;
    throw new AwsError("ValidationError", message);
  }
};

const answer = (
  response: ServerResponse,
  { variantName, response: given }: FleetAnswer,
  requestId: string,
): void => {
  for (const name of passedBack) {
    const value = given.headers[name];
    if (value !== undefined) response.setHeader(name, value);
  }
  response.writeHead(200, {
    "content-type": given.headers["content-type"] ?? "application/octet-stream",
    "content-length": given.body.length,
    "x-amzn-invoked-production-variant": variantName,
    "x-amzn-requestid": requestId,
  });
  response.end(given.body);
};

const answerError = (
  response: ServerResponse,
  { code, message, statusCode, members }: AwsError,
  requestId: string,
): void => {
  response.writeHead(statusCode, {
    "content-type": "application/json",
    "x-amzn-errortype": code,
    "x-amzn-requestid": requestId,
  });
  response.end(JSON.stringify({ Message: message, message, ...members }));
};

/** Serves InvokeEndpoint (`POST /endpoints/{name}/invocations`) with the answers and errors of SageMaker's runtime. */
export const createRuntimeService = ({ context, settings }: HostingParts, fleetOf: FleetOf): Service => {
  const invoke = async (
    request: IncomingMessage,
    endpointName: string,
    requestId: string,
  ): Promise<FleetAnswer> => {
    const head = readInvocation(request.headers);
    const fleet = fleetOf(endpointName);
    if (!fleet) {
      throw new AwsError(
        "ValidationError",
        `Endpoint ${endpointName} of account ${context.accountId} not found.`,
      );
    }
    checkMode(fleet, endpointName, { ...head, requestId });
    const body = await readWithin(request, settings.maxBodyBytes);
    const given = await fleet.invoke(head.targetVariant, { ...head, body });
    const { status, body: text } = given.response;
    if (status < 200 || status > 299) throw new ModelFailure(status, text.toString("utf8"));
    return given;
  };

  return async (request, response) => {
    const requestId = randomUUID();
    const endpointName = readPath(request);
    try {
      if (endpointName === undefined) throw unknownPath(request);
      answer(response, await invoke(request, endpointName, requestId), requestId);
    } catch (error) {
      const { region, accountId } = context;
      answerError(
        response,
        asRuntimeError(error, { region, accountId, endpointName: endpointName ?? "" }),
        requestId,
      );
    }
  };
};
