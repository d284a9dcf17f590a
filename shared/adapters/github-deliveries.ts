import type { Deliveries } from "../ports/deliveries.ts";
import { failedGitHubDeliveries } from "./failed-github-deliveries.ts";
import type { GitHub } from "./github.ts";
import { readingGitHub } from "./reading-github.ts";
import { writingGitHub } from "./writing-github.ts";

const askAgain = async ({ request }: GitHub, id: string): Promise<void> => {
  await request("POST /app/hook/deliveries/{delivery_id}/attempts", {
    delivery_id: Number(id),
    // Asking for the same delivery twice gets it handled once.
    request: { isRepeatable: true },
  });
};

/** What GitHub tried to deliver of the App's own webhook; nothing where no App but a person's token speaks for us. */
export const createGitHubDeliveries = (github: GitHub): Deliveries => ({
  failed: async (since) =>
    (await github.isApp())
      ? readingGitHub("the App's webhook deliveries", () => failedGitHubDeliveries(github, since))
      : [],
  redeliver: (id) => writingGitHub(`the wish for delivery ${id} once more`, () => askAgain(github, id)),
});
