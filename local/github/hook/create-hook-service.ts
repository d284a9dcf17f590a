import * as z from "zod";
import { readBody } from "../../gateway/read-body.ts";
import type { Service } from "../../gateway/service.ts";
import type { GitHubContext } from "../github-context.ts";
import { receivePush } from "../webhooks/receive-push.ts";

const Sha = z.string().regex(/^[0-9a-f]{40}$/);
const Report = z.object({
  updates: z.array(z.object({ ref: z.string().startsWith("refs/"), before: Sha, after: Sha })),
});

const PATH = /^\/([^/?]+)\/([^/?]+)\/?$/;

/** Takes on what git reports after a push to `/{owner}/{name}`: answered once the webhooks are on their way. */
export const createHookService =
  (context: GitHubContext): Service =>
  async (request, response) => {
    const [, owner = "", name = ""] = PATH.exec(request.url ?? "") ?? [];
    const repository = context.state.repository(decodeURIComponent(owner), decodeURIComponent(name));
    // A web page cannot send JSON to another origin without asking, so none can pretend to be git.
    const isJson = request.headers["content-type"] === "application/json";
    if (request.method !== "POST" || !repository || !isJson) {
      request.resume();
      response.writeHead(404).end();
      return;
    }
    const text = (await readBody(request)).toString("utf8");
    const report = Report.safeParse(JSON.parse(text));
    if (!report.success) {
      response.writeHead(400).end();
      return;
    }
    await receivePush(context, repository, report.data.updates);
    response.writeHead(202).end();
  };
