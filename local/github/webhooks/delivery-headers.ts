import { sign } from "./sign.ts";

type Sent = {
  readonly event: string;
  readonly guid: string;
  readonly hookId: number;
  readonly repositoryId: number;
  readonly secret: string | null;
  readonly body: Buffer;
};

/** The headers of a webhook as GitHub sends them. */
export const deliveryHeaders = (sent: Sent): Record<string, string> => ({
  Accept: "*/*",
  "Content-Type": "application/json",
  "Content-Length": `${sent.body.length}`,
  "User-Agent": `GitHub-Hookshot/${sent.guid.slice(0, 7)}`,
  "X-GitHub-Delivery": sent.guid,
  "X-GitHub-Event": sent.event,
  "X-GitHub-Hook-ID": `${sent.hookId}`,
  "X-GitHub-Hook-Installation-Target-ID": `${sent.repositoryId}`,
  "X-GitHub-Hook-Installation-Target-Type": "repository",
  ...(sent.secret === null ? {} : sign(sent.secret, sent.body)),
});
