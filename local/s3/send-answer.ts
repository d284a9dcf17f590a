import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { S3Answer } from "./s3-answer.ts";

const wentAway = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "ERR_STREAM_PREMATURE_CLOSE";

const writeHead = (response: ServerResponse, { status, headers = {} }: S3Answer, id: string): void => {
  response.statusCode = status;
  response.setHeader("x-amz-request-id", id);
  response.setHeader("server", "AmazonS3");
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value);
};

const writeBody = async (response: ServerResponse, body: S3Answer["body"]): Promise<void> => {
  if (body === undefined) response.end();
  else if (typeof body === "string") {
    response.setHeader("content-type", "application/xml");
    response.setHeader("content-length", Buffer.byteLength(body));
    response.end(body);
  } else await pipeline(body.chunks(), response);
};

/** Sends an answer, streaming what is leased; a client that leaves early is no failure. */
export const sendAnswer = async (response: ServerResponse, answer: S3Answer, id: string): Promise<void> => {
  try {
    writeHead(response, answer, id);
    await writeBody(response, answer.body);
  } catch (error) {
    if (!wentAway(error)) throw error;
  } finally {
    if (typeof answer.body === "object") answer.body.release();
  }
};
