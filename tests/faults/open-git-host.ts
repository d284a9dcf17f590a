import { createGitHub } from "../../local/github/create-github.ts";
import type { Delivery } from "../../local/github/webhooks/post-delivery.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { moveBranch } from "./move-branch.ts";
import { NAMES } from "./names.ts";

export type Status = {
  readonly id: number;
  readonly context: string;
  readonly state: string;
  readonly description: string;
};

/** A commit of a repository, or a repository's head. */
export type Place = { readonly repository: string; readonly sha: string };

// What git names by its content never changes, and reading it starts a process.
const IMMUTABLE = /\/(git\/trees|codeload\/tarball)\/[0-9a-f]{40}/;

/** The local GitHub, which outlives the worlds that it is part of: its processes are too dear to be started for each. */
export const openGitHost = (folder: string) => {
  let url = "";
  let deliver: (delivery: Delivery) => void = () => {};
  let captured: Delivery[] = [];
  const answers = new Map<string, Answer>();
  const pushes = new Map<string, readonly Delivery[]>();
  const github = createGitHub({
    folder,
    now: Date.now,
    webhookSecret: NAMES.secret,
    webhookUrl: () => `${url}/webhook`,
    apiUrl: () => `${url}/github/api`,
    events: ["push"],
    rateLimit: 1_000_000,
    deliver: async (delivery) => {
      captured.push(delivery);
      return { status: 202, headers: {}, body: "" };
    },
  });
  const folderOf = (repository: string): string => `${folder}/repositories/${repository}.git`;

  const report = async ({ repository, sha: after }: Place, before: string): Promise<readonly Delivery[]> => {
    captured = [];
    const response = await fetch(`${url}/github/hooks/${repository}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ updates: [{ ref: "refs/heads/main", before, after }] }),
    });
    if (!response.ok) throw new Error(`the push was not reported: ${response.status}`);
    await github.settled();
    return captured;
  };

  return {
    handle: github.handle,
    hooks: github.hooks,
    folderOf,
    createRepository: async (repository: string): Promise<void> => {
      const [owner = "", name = ""] = repository.split("/");
      await github.createRepository({ owner, name });
      await github.settled();
    },
    /** From now on it is part of a world at this URL, which takes its webhooks. */
    join: (at: string, take: (delivery: Delivery) => void): void => {
      url = at;
      deliver = take;
    },
    /** Lets `main` point to a commit. What was pushed before from the same commit is delivered in the same words. */
    push: async ({ repository, sha }: Place): Promise<void> => {
      const before = await moveBranch(folderOf(repository), sha);
      const key = `${repository} ${before} ${sha}`;
      const deliveries = pushes.get(key) ?? (await report({ repository, sha }, before));
      pushes.set(key, deliveries);
      for (const delivery of deliveries) deliver(delivery);
    },
    /** Answers what never changes as it was answered before, and asks for the rest. */
    recall: async ({ method, url: path }: Call, ask: () => Promise<Answer>): Promise<Answer> => {
      if (method !== "GET" || !IMMUTABLE.test(path)) return ask();
      const answer = answers.get(path) ?? (await ask());
      if (answer.status === 200) answers.set(path, answer);
      return answer;
    },
    /** The last hundred statuses of a commit, newest first. */
    statuses: async ({ repository, sha }: Place): Promise<readonly Status[]> => {
      const response = await fetch(
        `${url}/github/api/repos/${repository}/commits/${sha}/statuses?per_page=100`,
      );
      return (await response.json()) as Status[];
    },
    close: () => github.close(),
  };
};

export type GitHost = ReturnType<typeof openGitHost>;
