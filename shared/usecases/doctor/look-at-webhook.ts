import type { Finding } from "../../domain/finding.ts";
import type { Inspection } from "../../ports/inspection.ts";
import { judgeWebhook } from "./judge-webhook.ts";
import { fail } from "./verdicts.ts";

/** Whether the webhook answers, to a ping with its secret and to one without. */
export const lookAtWebhook = async (
  inspection: Pick<Inspection, "urlOf" | "secret" | "ping">,
  secretId: string | undefined,
): Promise<Finding> => {
  const url = await inspection.urlOf("webhook");
  if (url === undefined) return fail("webhook", "it has no URL", "deploy the stage again");
  const secret =
    secretId === undefined ? undefined : await inspection.secret(secretId).catch(() => undefined);
  const unsigned = await inspection.ping(url);
  return judgeWebhook(url, unsigned, secret === undefined ? undefined : await inspection.ping(url, secret));
};
