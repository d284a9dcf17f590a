import type { RequestError } from "@octokit/request-error";

// What GitHub asks for where it names no time: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
const USUAL_MILLISECONDS = 60_000;
const LIMITED = /rate limit|abuse detection/i;

type Refusal = Pick<RequestError, "status" | "message" | "response">;

/** When GitHub takes requests again, in milliseconds since 1970; undefined for an error that no waiting cures. */
export const githubRetryAt = ({ status, message, response }: Refusal, now: number): number | undefined => {
  if (status !== 403 && status !== 429) return undefined;
  const headers = response?.headers ?? {};
  const after = Number(headers["retry-after"] ?? Number.NaN);
  if (after >= 0) return now + after * 1000;
  const reset = Number(headers["x-ratelimit-reset"] ?? Number.NaN);
  if (headers["x-ratelimit-remaining"] === "0" && reset >= 0) return Math.max(now, reset * 1000);
  return status === 429 || LIMITED.test(message) ? now + USUAL_MILLISECONDS : undefined;
};
