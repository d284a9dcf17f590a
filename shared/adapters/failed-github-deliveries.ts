import type { FailedDelivery } from "../ports/deliveries.ts";
import type { GitHub } from "./github.ts";

type Attempt = {
  readonly id: number | bigint;
  readonly guid: string;
  readonly delivered_at: string;
  readonly redelivery: boolean;
  readonly event: string;
  readonly status: string;
  readonly status_code: number;
};

const isAccepted = ({ status_code }: Attempt): boolean => status_code >= 200 && status_code < 300;

const cursorOf = (link = ""): string | undefined => {
  const next = /<([^<>]+)>;[^,]*rel="next"/.exec(link)?.[1];
  return (next === undefined ? undefined : new URL(next).searchParams.get("cursor")) ?? undefined;
};

/** Attempts since a time, newest first. */
const attemptsSince = async ({ request }: Pick<GitHub, "request">, since: number): Promise<Attempt[]> => {
  const found: Attempt[] = [];
  let cursor: string | undefined;
  do {
    const { data, headers } = await request("GET /app/hook/deliveries", {
      per_page: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const recent = data.filter(({ delivered_at }) => Date.parse(delivered_at) >= since);
    found.push(...recent);
    cursor = recent.length < data.length ? undefined : cursorOf(headers.link);
  } while (cursor !== undefined);
  return found;
};

/**
 * The App's deliveries since a time of which no attempt was accepted and none is under way; each once, oldest first.
 * The first attempt counts: what fails again whenever it is asked for would be recent for ever.
 */
export const failedGitHubDeliveries = async (
  github: Pick<GitHub, "request">,
  since: string,
): Promise<readonly FailedDelivery[]> => {
  const attempts = await attemptsSince(github, Date.parse(since));
  const settled = new Set(
    attempts.filter((one) => isAccepted(one) || one.status === "pending").map(({ guid }) => guid),
  );
  const begun = new Set(attempts.filter(({ redelivery }) => !redelivery).map(({ guid }) => guid));
  // A map keeps the last one put, so of each delivery the newest attempt stays.
  const failed = new Map(
    attempts
      .toReversed()
      .filter(({ guid }) => begun.has(guid) && !settled.has(guid))
      .map((attempt) => [attempt.guid, attempt]),
  );
  return [...failed.values()].map(({ id, guid, event, delivered_at, status }) => ({
    id: `${id}`,
    delivery: guid,
    event,
    at: delivered_at,
    outcome: status,
  }));
};
