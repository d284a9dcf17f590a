import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { AwsError } from "../gateway/aws-error.ts";
import { readSignature } from "../gateway/read-signature.ts";
import { checkOwner } from "./check-owner.ts";
import { errorAnswer } from "./error-answer.ts";
import { permitCall } from "./permit-call.ts";
import { readCall } from "./read-call.ts";
import { routeCall } from "./route-call.ts";
import type { S3Answer } from "./s3-answer.ts";
import type { S3System } from "./s3-system.ts";
import { sendAnswer } from "./send-answer.ts";
import { authorizeCall } from "./signature/authorize-call.ts";

const operate = async (request: IncomingMessage, id: string, system: S3System): Promise<S3Answer> => {
  const { secretAccessKey, now, accountId, permit } = system;
  const call = authorizeCall(readCall(request, id), { secretAccessKey, now: now() });
  const { caller } = readSignature(request);
  return permitCall(call, { permit, caller }, () => {
    checkOwner(call, accountId);
    return routeCall(call)(call, system);
  });
};

/** Answers one request, with S3's own error where it fails. */
export const answerCall = async (
  request: IncomingMessage,
  response: ServerResponse,
  system: S3System,
): Promise<void> => {
  const id = randomUUID();
  try {
    // What is left of a body is read away, or the client would still be writing and never read the answer.
    const answer = await operate(request, id, system).finally(() => request.resume());
    await sendAnswer(response, answer, id);
  } catch (error) {
    // Nobody is left to be told.
    if (request.socket.destroyed) return;
    if (!(error instanceof AwsError)) console.error(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const about = { id, method: request.method ?? "GET", resource: request.url ?? "/" };
    await sendAnswer(response, errorAnswer(error, about), id);
  }
};
