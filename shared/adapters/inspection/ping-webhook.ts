import { randomUUID } from "node:crypto";
import { Webhooks } from "@octokit/webhooks";

const BODY = JSON.stringify({ zen: "slipway doctor" });
// Nobody signs so; who takes it verifies nothing.
const NO_SIGNATURE = `sha256=${"0".repeat(64)}`;
// A function that starts cold answers later than GitHub waits.
const TIMEOUT_MILLISECONDS = 30_000;

/** Posts a ping as GitHub does, and gives the status of the answer. */
export const pingWebhook = async (url: string, secret?: string): Promise<number> => {
  const signature = secret === undefined ? NO_SIGNATURE : await new Webhooks({ secret }).sign(BODY);
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-github-event": "ping",
      "x-github-delivery": randomUUID(),
      "x-hub-signature-256": signature,
    },
    body: BODY,
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  await response.arrayBuffer();
  return response.status;
};
