import { execFile } from "node:child_process";
import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { EmitterWebhookEvent } from "@octokit/webhooks";
import { aFolder } from "../../../builders/a-folder.ts";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";
import { aWorkCopy, type WorkCopy } from "../../../builders/a-work-copy.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
type Push = EmitterWebhookEvent<"push">["payload"];

const NOTHING = "0".repeat(40);

describe("a push", () => {
  let github: LocalGitHub;
  let count = 0;
  beforeAll(async () => {
    github = await aLocalGitHub({ events: ["*"] });
  });
  afterAll(() => github.stop());

  const aRepository = async (): Promise<{ name: string; copy: WorkCopy }> => {
    count += 1;
    const name = `model-${count}`;
    const { remote } = await github.service.createRepository({ owner: "acme", name });
    return { name, copy: await aWorkCopy(remote) };
  };
  const pushesOf = async (name: string): Promise<Push[]> =>
    (await github.payloads<Push>("push")).filter(({ repository }) => repository.name === name);
  const eventsOf = async (name: string): Promise<string[]> => {
    await github.service.settled();
    return github.received
      .filter(({ body }) => JSON.parse(body).repository.name === name)
      .map(({ headers }) => String(headers["x-github-event"]));
  };

  it("tells of each commit with its people, its time and the paths it changed", async () => {
    const { name, copy } = await aRepository();
    const first = await copy.commit("one", { "a.txt": "a", "b.txt": "b", 'dir/ü "quoted" name.txt': "c" });
    await copy.push("main");
    const second = await copy.commit("two\n\nwith a body", { "a.txt": "aa", "b.txt": null, "d.txt": "d" });
    await copy.push("main");

    const [created, moved] = await pushesOf(name);
    expect(created).toMatchObject({
      ref: "refs/heads/main",
      before: NOTHING,
      after: first,
      created: true,
      deleted: false,
      forced: false,
      base_ref: null,
      repository: {
        name,
        full_name: `acme/${name}`,
        default_branch: "main",
        owner: { login: "acme" },
        private: true,
      },
    });
    expect(created?.commits[0]?.added).toEqual(["a.txt", "b.txt", 'dir/ü "quoted" name.txt']);
    expect(moved).toMatchObject({ before: first, after: second, created: false, forced: false });
    expect(moved?.commits).toEqual([
      expect.objectContaining({
        id: second,
        message: "two\n\nwith a body",
        distinct: true,
        author: { name: "Ada Lovelace", email: "ada@example.com" },
        timestamp: (await copy.git("log", "-1", "--format=%cI")).replace(/Z$/, "+00:00"),
        added: ["d.txt"],
        removed: ["b.txt"],
        modified: ["a.txt"],
      }),
    ]);
    expect(moved?.head_commit).toMatchObject({
      id: second,
      tree_id: await copy.git("rev-parse", "HEAD^{tree}"),
    });
    expect(moved?.compare).toContain(`${first.slice(0, 12)}...${second.slice(0, 12)}`);
  });

  it("lists commits oldest first, and those of a side branch as not distinct once they were seen", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.push("main");
    await copy.git("checkout", "--quiet", "-b", "side");
    const shas = [await copy.commit("s1", { b: "1" }), await copy.commit("s2", { b: "2" })];
    await copy.push("side");
    await copy.push("side:main");
    const [, side, main] = await pushesOf(name);
    expect(side?.commits.map(({ id, distinct }) => [id, distinct])).toEqual(shas.map((sha) => [sha, true]));
    expect(main?.commits.map(({ id, distinct }) => [id, distinct])).toEqual(shas.map((sha) => [sha, false]));
  });

  it("is forced only when it leaves commits behind", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.push("main");
    const abandoned = await copy.commit("abandoned", { a: "2" });
    await copy.push("--force", "main");
    await copy.git("reset", "--quiet", "--hard", "HEAD~");
    const kept = await copy.commit("kept", { a: "3" });
    await copy.push("--force", "main");
    const [, forward, rewritten] = await pushesOf(name);
    expect(forward?.forced).toBe(false);
    expect(rewritten).toMatchObject({ forced: true, before: abandoned, after: kept });
    expect(rewritten?.commits.map(({ id }) => id)).toEqual([kept]);
  });

  it("that removes a branch has no commits and a null head", async () => {
    const { name, copy } = await aRepository();
    const sha = await copy.commit("base", { a: "1" });
    await copy.push("main", "main:side");
    await copy.push("--delete", "side");
    const removed = (await pushesOf(name)).at(-1);
    expect(removed).toMatchObject({
      ref: "refs/heads/side",
      before: sha,
      after: NOTHING,
      deleted: true,
      created: false,
      forced: false,
      head_commit: null,
      commits: [],
    });
    expect(await eventsOf(name)).toContain("delete");
  });

  it("of a branch that begins where another stands names that one as its base", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.push("main");
    await copy.push("main:release");
    const release = (await pushesOf(name)).at(-1);
    expect(release).toMatchObject({ created: true, base_ref: "refs/heads/main", commits: [] });
    expect(release?.head_commit?.message).toBe("base");
  });

  it("of a tag keeps the whole name and resolves an annotated tag's commit", async () => {
    const { name, copy } = await aRepository();
    const sha = await copy.commit("base", { a: "1" });
    await copy.push("main");
    await copy.git("tag", "-a", "v1", "-m", "first");
    await copy.push("v1");
    const tag = (await pushesOf(name)).at(-1);
    expect(tag).toMatchObject({ ref: "refs/tags/v1", created: true, commits: [], head_commit: { id: sha } });
    expect(tag?.after).toBe(await copy.git("rev-parse", "v1"));
    expect(tag?.after).not.toBe(sha);
  });

  it("of more than three tags sends nothing, as GitHub does", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.push("main");
    for (const tag of ["t1", "t2", "t3", "t4"]) await copy.git("tag", tag);
    await copy.push("t1", "t2", "t3");
    await copy.push("--delete", "t1", "t2", "t3");
    await copy.push("t1", "t2", "t3", "t4");
    const refs = (await pushesOf(name)).map(({ ref, deleted }) => [ref, deleted]);
    expect(refs.filter(([ref, deleted]) => ref !== "refs/heads/main" && !deleted)).toHaveLength(3);
    expect(refs.filter(([, deleted]) => deleted)).toHaveLength(3);
  });

  it("of several branches tells of each, and counts a shared commit as new in all of them", async () => {
    const { name, copy } = await aRepository();
    const sha = await copy.commit("base", { a: "1" });
    await copy.push("main", "main:other");
    const pushes = await pushesOf(name);
    expect(pushes.map(({ ref }) => ref).sort()).toEqual(["refs/heads/main", "refs/heads/other"]);
    for (const { commits } of pushes) expect(commits.map(({ id }) => id)).toEqual([sha]);
  });

  it("of a merge lists the paths that differ from its first parent", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.git("checkout", "--quiet", "-b", "side");
    await copy.commit("side", { b: "1" });
    await copy.git("checkout", "--quiet", "main");
    await copy.commit("main", { c: "1" });
    await copy.push("main", "side");
    await copy.git("merge", "--quiet", "--no-ff", "-m", "merge", "side");
    await copy.push("main");
    const merge = (await pushesOf(name)).at(-1);
    expect(merge?.head_commit).toMatchObject({ message: "merge", added: ["b"], modified: [] });
  });

  it("to another first branch than the default makes it the default", async () => {
    const { name, copy } = await aRepository();
    await copy.commit("base", { a: "1" });
    await copy.push("main:trunk");
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}", { owner: "acme", repo: name });
    expect(data.default_branch).toBe("trunk");
    await access((await github.service.createRepository({ owner: "acme", name })).remote);
  });
});

describe("a push of more commits than an event holds", () => {
  it("lists the newest of them", async () => {
    const github = await aLocalGitHub({ limits: { pushCommits: 2 } });
    try {
      const { remote } = await github.service.createRepository({ owner: "acme", name: "long" });
      const copy = await aWorkCopy(remote);
      await copy.commit("one", { a: "1" });
      const newest = [await copy.commit("two", { a: "2" }), await copy.commit("three", { a: "3" })];
      await copy.push("main");
      const [push] = await github.payloads<Push>("push");
      expect(push?.commits.map(({ id }) => id)).toEqual(newest);
    } finally {
      await github.stop();
    }
  });
});

describe("a push by somebody whose git runs hooks of their own", () => {
  it("is told nevertheless", async () => {
    const github = await aLocalGitHub();
    try {
      const { remote } = await github.service.createRepository({ owner: "acme", name: "hooked" });
      const copy = await aWorkCopy(remote);
      await copy.commit("base", { a: "1" });
      const configuration = join(await aFolder("home"), "config");
      await writeFile(configuration, "[core]\n\thooksPath = /nowhere\n");
      await promisify(execFile)("git", ["push", "--quiet", "origin", "main"], {
        cwd: copy.folder,
        env: { ...process.env, GIT_CONFIG_GLOBAL: configuration },
      });
      expect(await github.payloads("push")).toHaveLength(1);
    } finally {
      await github.stop();
    }
  });
});

describe("a push while nothing listens", () => {
  it("succeeds, says so in one line, and sends nothing later", async () => {
    const github = await aLocalGitHub();
    const { remote } = await github.service.createRepository({ owner: "acme", name: "offline" });
    const copy = await aWorkCopy(remote);
    await github.service.settled();
    await github.stop();
    const sha = await copy.commit("base", { a: "1" });
    const said = await copy.push("main");
    expect(said.match(/^remote: .*not running.*$/gm)).toHaveLength(1);
    expect(await copy.git("ls-remote", "origin", "main")).toContain(sha);

    const again = await github.restart();
    try {
      expect(await again.payloads("push")).toEqual([]);
      await copy.commit("next", { a: "2" });
      // The new start listens at another port: the hook was told.
      expect(await copy.push("main")).not.toContain("remote:");
      expect(await again.payloads("push")).toHaveLength(1);
    } finally {
      await again.stop();
    }
  });
});
