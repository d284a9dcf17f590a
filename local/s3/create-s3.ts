import type { IncomingMessage, ServerResponse } from "node:http";
import type { Service } from "../gateway/service.ts";
import { answerCall } from "./answer-call.ts";
import type { Permit } from "./permit-call.ts";
import type { S3System } from "./s3-system.ts";
import { openStore } from "./storage/open-store.ts";

export type S3Options = {
  /** Keeps everything; one process at a time. */
  readonly folder: string;
  readonly now?: () => number;
  /** What presigned URLs must be signed with, under any access key id. */
  readonly secretAccessKey?: string;
  readonly region?: string;
  readonly accountId?: string;
  /** Everybody may do everything where not given. */
  readonly permit?: Permit;
};

export type S3Service = {
  /** Serves path-style requests. */
  readonly handle: Service;
  /** Ends requests that are under way; afterwards the folder is no longer touched. */
  close(): Promise<void>;
};

const systemOf = ({ folder, now, secretAccessKey, region, accountId, permit }: S3Options): S3System => ({
  store: openStore(folder),
  now: now ?? Date.now,
  secretAccessKey: secretAccessKey ?? "local",
  region: region ?? "us-east-1",
  accountId: accountId ?? "111122223333",
  permit: permit ?? (() => {}),
});

/** Serves S3 from a folder: what was answered survives the process, however it ends. */
export const createS3 = async (options: S3Options): Promise<S3Service> => {
  const system = systemOf(options);
  const running = new Map<IncomingMessage, Promise<void>>();
  let isClosed = false;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (isClosed) {
      response.writeHead(503).end();
      return;
    }
    const answered = answerCall(request, response, system);
    running.set(request, answered);
    await answered.finally(() => running.delete(request));
  };

  return {
    handle,
    close: async () => {
      isClosed = true;
      for (const request of running.keys()) request.destroy();
      await Promise.allSettled(running.values());
    },
  };
};
