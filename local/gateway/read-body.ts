import type { IncomingMessage } from "node:http";
import { AwsError } from "./aws-error.ts";

/** Reads a whole request body into memory; rejects beyond `limit` bytes as AWS does. */
export const readBody = async (request: IncomingMessage, limit = 32 * 1024 * 1024): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop must not destroy the socket, or the refusal would never reach the client.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > limit) {
      request.resume();
      throw new AwsError("RequestEntityTooLarge", `the body is larger than ${limit} bytes`, 413);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
