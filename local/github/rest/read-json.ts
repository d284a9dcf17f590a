import type { IncomingMessage } from "node:http";
import { readBody } from "../../gateway/read-body.ts";
import { GitHubError } from "./github-error.ts";

/** The JSON object that a request carries; an empty one without a body. */
export const readJson = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const text = (await readBody(request)).toString("utf8");
  if (text.trim() === "") return {};
  const body: unknown = (() => {
    try {
      return JSON.parse(text);
    } catch {
      throw new GitHubError(400, "Problems parsing JSON");
    }
  })();
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new GitHubError(400, "Body should be a JSON object");
  return body as Record<string, unknown>;
};
