import type { Deliveries, FailedDelivery } from "../ports/deliveries.ts";
import { failedGitHubDeliveries } from "./failed-github-deliveries.ts";
import type { GitHub } from "./github.ts";
import { githubHooks } from "./github-hooks.ts";
import { githubRepository } from "./github-repository.ts";
import { readingGitHub } from "./reading-github.ts";
import { writingGitHub } from "./writing-github.ts";

// Asking for the same delivery twice gets it handled once.
const REPEATABLE = { request: { isRepeatable: true } };

const askAgain = async ({ request }: GitHub, id: string): Promise<void> => {
  const [delivery, hook, repo, owner] = id.split("/").reverse();
  if (owner === undefined || repo === undefined)
    await request("POST /app/hook/deliveries/{delivery_id}/attempts", {
      delivery_id: Number(delivery),
      ...REPEATABLE,
    });
  else
    await request("POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts", {
      ...githubRepository(`${owner}/${repo}`),
      hook_id: Number(hook),
      delivery_id: Number(delivery),
      ...REPEATABLE,
    });
};

/**
 * What GitHub tried to deliver: of the App's own webhook, or else of the repositories' webhooks to `webhookUrl`, where
 * the token may read them.
 */
export const createGitHubDeliveries = (github: GitHub, webhookUrl?: string): Deliveries => {
  const ofApp = (since: string) =>
    readingGitHub("the App's webhook deliveries", () => failedGitHubDeliveries(github, undefined, since));

  const ofRepository = (repository: string, url: string, since: string) =>
    readingGitHub(`the webhook deliveries of ${repository}`, async () => {
      const hooks = await githubHooks(github, repository, url);
      return (await Promise.all(hooks.map((hook) => failedGitHubDeliveries(github, hook, since)))).flat();
    });

  return {
    failed: async (since, repositories = []) => {
      if (await github.isApp()) return ofApp(since);
      if (webhookUrl === undefined) return [];
      const found: FailedDelivery[] = [];
      for (const repository of repositories)
        found.push(...(await ofRepository(repository, webhookUrl, since)));
      return found;
    },
    redeliver: (id) => writingGitHub(`the wish for delivery ${id} once more`, () => askAgain(github, id)),
  };
};
