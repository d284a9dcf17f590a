import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { extract } from "tar-stream";
import { aLocalGitHub, type LocalGitHub } from "../../../builders/a-local-github.ts";
import { aWorkCopy, type WorkCopy } from "../../../builders/a-work-copy.ts";

// Each test runs git a dozen times, which a busy machine does slowly.
const ODD = "odd/ü \"q\" 's' #?%.txt";
const SUBMODULE = "https://example.com/lib.git";
const LARGE = Buffer.alloc(5_000, "x");

const refusal = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => undefined,
    (reason: { status: number; response: { data: { message: string; status: string } } }) => reason,
  );
  return { ...error?.response.data, status: error?.status };
};

describe("reading a repository", () => {
  let github: LocalGitHub;
  let copy: WorkCopy;
  let first = "";
  let head = "";
  const at = { owner: "acme", repo: "models" };

  beforeAll(async () => {
    github = await aLocalGitHub({ limits: { contentBytes: 1_000, blobBytes: 10_000, compareFiles: 3 } });
    const { remote } = await github.service.createRepository({ owner: at.owner, name: at.repo });
    await github.service.createRepository({ owner: at.owner, name: "empty" });
    copy = await aWorkCopy(remote);
    first = await copy.commit("first", {
      "README.md": "hello\n",
      "model/train.py": "print(1)\n",
      [ODD]: "odd",
    });
    await copy.link("model/link.py", "train.py");
    await copy.link("outside", "../elsewhere");
    await writeFile(
      join(copy.folder, ".gitmodules"),
      `[submodule "lib"]\n\tpath = vendor/lib\n\turl = ${SUBMODULE}\n`,
    );
    await mkdir(join(copy.folder, "vendor/lib"), { recursive: true });
    await copy.git("add", ".gitmodules");
    await copy.git("update-index", "--add", "--cacheinfo", `160000,${first},vendor/lib`);
    await writeFile(join(copy.folder, "large.bin"), LARGE);
    await writeFile(join(copy.folder, "huge.bin"), Buffer.alloc(20_000, "y"));
    await copy.git("add", "large.bin", "huge.bin", "model", "outside");
    await copy.git("commit", "--quiet", "-m", "second");
    head = await copy.git("rev-parse", "HEAD");
    await copy.git("tag", "-a", "v1", "-m", "one", first);
    await copy.git("checkout", "--quiet", "-b", "apart", first);
    await copy.commit("apart", { "README.md": "hello\nthere\n", "new.txt": "n" });
    await copy.git("mv", "model/train.py", "model/fit.py");
    await copy.git("commit", "--quiet", "-m", "moved");
    await copy.git("checkout", "--quiet", "main");
    await copy.push("main", "main:feature/slash", "apart", "v1");
  });
  afterAll(() => github.stop());

  const get = (path: string, headers: Record<string, string> = {}) =>
    github.octokit.request(`GET /repos/acme/models${path}`, { headers });

  it("describes it, whatever the case of its name", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}", {
      owner: "ACME",
      repo: "Models",
    });
    expect(data).toMatchObject({
      full_name: "acme/models",
      default_branch: "main",
      owner: { login: "acme" },
    });
    expect(data.node_id).toEqual(expect.any(String));
  });

  it("lists branches and finds one, its name escaped or not", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/branches", at);
    expect(data.map(({ name, commit }) => [name, commit.sha])).toEqual([
      ["apart", await copy.git("rev-parse", "apart")],
      ["feature/slash", head],
      ["main", head],
    ]);
    const escaped = await github.octokit.request("GET /repos/{owner}/{repo}/branches/{branch}", {
      ...at,
      branch: "feature/slash",
    });
    expect(escaped.data.commit).toMatchObject({
      sha: head,
      commit: { tree: { sha: await copy.git("rev-parse", "HEAD^{tree}") }, author: { name: "Ada Lovelace" } },
      parents: [{ sha: first }],
    });
    expect((await get("/branches/feature/slash")).data.name).toBe("feature/slash");
  });

  it("finds a reference by its whole name only, and many by how they begin", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/git/ref/{ref}", {
      ...at,
      ref: "tags/v1",
    });
    expect(data).toMatchObject({ ref: "refs/tags/v1", object: { type: "tag" } });
    expect(await refusal(get("/git/ref/heads/mai"))).toMatchObject({ status: 404 });
    const { data: some } = await github.octokit.request("GET /repos/{owner}/{repo}/git/matching-refs/{ref}", {
      ...at,
      ref: "heads/fea",
    });
    expect(some.map(({ ref }) => ref)).toEqual(["refs/heads/feature/slash"]);
  });

  it.each([
    ["a branch", () => "main"],
    ["a branch with a slash", () => "feature/slash"],
    ["its qualified name", () => "heads/main"],
    ["its whole name", () => "refs/heads/main"],
    ["a commit", () => head],
    ["an abbreviated commit", () => head.slice(0, 7)],
  ])("finds a commit by %s", async (_, ref) => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
      ...at,
      ref: ref(),
    });
    expect(data.sha).toBe(head);
  });

  it("tells of a commit with the files that it changed", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/commits/{ref}", {
      ...at,
      ref: "v1",
    });
    expect(data).toMatchObject({
      sha: first,
      commit: { message: "first" },
      parents: [],
      stats: { additions: 3 },
    });
    expect(data.files?.map(({ filename, status }) => [filename, status])).toEqual([
      ["README.md", "added"],
      ["model/train.py", "added"],
      [ODD, "added"],
    ]);
    expect(data.files?.[0]?.patch).toBe("@@ -0,0 +1 @@\n+hello");
  });

  it("gives a commit's name alone where only that is wanted", async () => {
    const { data, headers } = await get("/commits/main", { accept: "application/vnd.github.sha" });
    expect(data).toBe(head);
    expect(headers["content-type"]).toContain("application/vnd.github.sha");
  });

  it("lists history by start and by path, in pages", async () => {
    const all = await get("/commits?per_page=1");
    expect(all.data.map(({ sha }: { sha: string }) => sha)).toEqual([head]);
    const next = /<([^>]+)>; rel="next"/.exec(all.headers.link ?? "")?.[1] ?? "";
    expect((await github.octokit.request(`GET ${next}`)).data[0].sha).toBe(first);
    expect(all.headers.link).toContain('rel="last"');
    expect((await get("/commits?path=README.md")).data).toHaveLength(1);
    expect((await get("/commits?sha=v1")).data).toHaveLength(1);
    expect((await get(`/commits?path=${encodeURIComponent(ODD)}`)).data).toHaveLength(1);
  });

  it("gives the bare commit object", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/git/commits/{commit_sha}", {
      ...at,
      commit_sha: head,
    });
    expect(data).toMatchObject({ sha: head, message: "second", parents: [{ sha: first }] });
  });

  it("lists a whole tree: files with sizes, folders, links, submodules", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/git/trees/{tree_sha}", {
      ...at,
      tree_sha: head,
      recursive: "1",
    });
    expect(data.truncated).toBe(false);
    expect(data.sha).toBe(await copy.git("rev-parse", "HEAD^{tree}"));
    const byPath = new Map(data.tree.map((entry) => [entry.path, entry]));
    expect(byPath.get("README.md")).toMatchObject({ mode: "100644", type: "blob", size: 6 });
    expect(byPath.get("model")).toMatchObject({ mode: "040000", type: "tree" });
    expect(byPath.get("model/link.py")).toMatchObject({ mode: "120000", type: "blob" });
    expect(byPath.get("vendor/lib")).toEqual({
      path: "vendor/lib",
      mode: "160000",
      type: "commit",
      sha: first,
    });
    expect(byPath.has(ODD)).toBe(true);
  });

  it("lists only the top of a tree unless asked for all", async () => {
    const { data } = await get("/git/trees/main");
    const paths = data.tree.map(({ path }: { path: string }) => path);
    expect(paths).toContain("model");
    expect(paths).not.toContain("model/train.py");
  });

  it("gives a blob in base64, or as it is", async () => {
    const sha = await copy.git("rev-parse", "HEAD:large.bin");
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
      ...at,
      file_sha: sha,
    });
    expect(Buffer.from(data.content, "base64").equals(LARGE)).toBe(true);
    expect(data).toMatchObject({ encoding: "base64", size: LARGE.length });
    const raw = await fetch(`${github.url}/repos/acme/models/git/blobs/${sha}`, {
      headers: { accept: "application/vnd.github.raw+json" },
    });
    expect(Buffer.from(await raw.arrayBuffer()).equals(LARGE)).toBe(true);
    const huge = await copy.git("rev-parse", "HEAD:huge.bin");
    expect(await refusal(get(`/git/blobs/${huge}`))).toMatchObject({
      status: 403,
      errors: [{ code: "too_large" }],
    });
  });

  it("gives a small file with its content, a larger one only raw", async () => {
    const { data } = await get("/contents/model/train.py");
    expect(data).toMatchObject({
      type: "file",
      encoding: "base64",
      name: "train.py",
      path: "model/train.py",
    });
    expect(Buffer.from(data.content, "base64").toString()).toBe("print(1)\n");
    expect(await fetch(data.download_url).then((answer) => answer.text())).toBe("print(1)\n");
    expect((await get("/contents/large.bin")).data).toMatchObject({
      content: "",
      encoding: "none",
      size: 5_000,
    });
    const raw = await get("/contents/large.bin", { accept: "application/vnd.github.raw+json" });
    expect(String(raw.data)).toHaveLength(5_000);
  });

  it("gives a file at an odd path and of an older commit", async () => {
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/contents/{path}", {
      ...at,
      path: ODD,
      ref: "v1",
    });
    expect(data).toMatchObject({ path: ODD, type: "file" });
    expect(await refusal(get("/contents/large.bin?ref=v1"))).toMatchObject({ status: 404 });
  });

  it("lists a folder, as objects where asked", async () => {
    const { data } = await get("/contents");
    expect(data.map(({ name, type }: { name: string; type: string }) => [name, type])).toEqual(
      expect.arrayContaining([
        ["README.md", "file"],
        ["model", "dir"],
        ["outside", "symlink"],
      ]),
    );
    const { data: folder } = await get("/contents/vendor", { accept: "application/vnd.github.object+json" });
    expect(folder).toMatchObject({ type: "dir", entries: [{ name: "lib", type: "submodule" }] });
    expect((await get("/contents/vendor")).data).toMatchObject([{ name: "lib", type: "file" }]);
  });

  it("follows a link to a file of the repository, and shows where any other leads", async () => {
    expect((await get("/contents/model/link.py")).data).toMatchObject({
      type: "file",
      path: "model/link.py",
      size: 9,
    });
    expect((await get("/contents/outside")).data).toMatchObject({ type: "symlink", target: "../elsewhere" });
  });

  it("says where a submodule comes from", async () => {
    expect((await get("/contents/vendor/lib")).data).toMatchObject({
      type: "submodule",
      sha: first,
      submodule_git_url: SUBMODULE,
    });
  });

  it("streams an archive that the tarball address leads to", async () => {
    const redirect = await fetch(`${github.url}/repos/acme/models/tarball/main`, { redirect: "manual" });
    expect(redirect.status).toBe(302);
    const { data } = await github.octokit.request("GET /repos/{owner}/{repo}/tarball/{ref}", {
      ...at,
      ref: "feature/slash",
    });
    const names: string[] = [];
    const archive = extract().on("entry", ({ name }, stream, next) => {
      names.push(name);
      stream.on("end", next).resume();
    });
    Readable.from(Buffer.from(data as ArrayBuffer))
      .pipe(createGunzip())
      .pipe(archive);
    await once(archive, "finish");
    expect(names).toContain(`acme-models-${head.slice(0, 7)}/model/train.py`);
    expect(names).toContain(`acme-models-${head.slice(0, 7)}/${ODD}`);
  });

  it("compares commits every way they can stand to each other", async () => {
    const compare = async (basehead: string) =>
      (await github.octokit.request("GET /repos/{owner}/{repo}/compare/{basehead}", { ...at, basehead }))
        .data;
    const status = async (basehead: string) => {
      const { status, ahead_by, behind_by } = await compare(basehead);
      return [status, ahead_by, behind_by];
    };
    expect(await status("main...main")).toEqual(["identical", 0, 0]);
    expect(await status(`${first}...main`)).toEqual(["ahead", 1, 0]);
    expect(await status("main...v1")).toEqual(["behind", 0, 1]);
    expect(await status("main...feature/slash")).toEqual(["identical", 0, 0]);
    const apart = await compare("main...acme:apart");
    expect(apart).toMatchObject({ status: "diverged", ahead_by: 2, behind_by: 1 });
    expect(apart.merge_base_commit.sha).toBe(first);
    expect(apart.commits.map(({ commit }) => commit.message)).toEqual(["apart", "moved"]);
    expect(
      apart.files?.map(({ filename, status, previous_filename }) => [filename, status, previous_filename]),
    ).toEqual([
      ["README.md", "modified", undefined],
      ["model/fit.py", "renamed", "model/train.py"],
      ["new.txt", "added", undefined],
    ]);
    expect(apart.files?.[0]).toMatchObject({
      additions: 1,
      deletions: 0,
      patch: "@@ -1 +1,2 @@\n hello\n+there",
    });
    expect((await compare(`${first}...main`)).files).toHaveLength(3);
  });

  it("does not send again what the client has", async () => {
    const { headers } = await get("/branches/main");
    const used = Number((await get("")).headers["x-ratelimit-used"]);
    expect(await refusal(get("/branches/main", { "if-none-match": headers.etag ?? "" }))).toMatchObject({
      status: 304,
    });
    const after = await github.octokit.request("GET /rate_limit");
    expect(after.data.rate.used).toBe(used);
    expect(headers["x-ratelimit-limit"]).toBe("15000");
  });

  it.each([
    ["a repository", "/../nothing", 404, "Not Found"],
    ["a branch", "/branches/nothing", 404, "Branch not found"],
    ["a commit", "/commits/nothing", 422, "No commit found for SHA: nothing"],
    ["a commit's object", `/git/commits/${"1".repeat(40)}`, 404, "Not Found"],
    ["a tree", `/git/trees/${"1".repeat(40)}`, 404, "Not Found"],
    ["a blob", `/git/blobs/${"1".repeat(40)}`, 404, "Not Found"],
    ["a file", "/contents/no/such/file", 404, "Not Found"],
    ["an archive", "/tarball/nothing", 404, "Not Found"],
    ["a comparison", "/compare/main...nothing", 404, "Not Found"],
    ["an expression in the place of a name", "/commits/main~1", 422, "No commit found for SHA: main~1"],
    ["an option in the place of a name", "/commits/--all", 422, "No commit found for SHA: --all"],
    ["an endpoint", "/nothing", 404, "Not Found"],
  ])("refuses %s that is not there as GitHub does", async (_, path, status, message) => {
    const answer = await refusal(get(path));
    expect(answer).toMatchObject({
      status: expect.anything(),
      message,
      documentation_url: expect.any(String),
    });
    expect(Number(answer.status)).toBe(status);
  });

  it("says of an empty repository that it is empty", async () => {
    const empty = (path: string) => refusal(github.octokit.request(`GET /repos/acme/empty${path}`));
    for (const path of ["/commits", "/commits/main", "/git/trees/main", "/git/ref/heads/main"])
      expect(await empty(path)).toMatchObject({ status: 409, message: "Git Repository is empty." });
    expect((await github.octokit.request("GET /repos/acme/empty/branches")).data).toEqual([]);
  });
});

describe("a tree larger than GitHub lists", () => {
  it.each([
    ["entries", { treeEntries: 2 }],
    ["bytes", { treeBytes: 500 }],
  ])("is cut at so many %s and says so", async (_, limits) => {
    const github = await aLocalGitHub({ limits });
    try {
      const { remote } = await github.service.createRepository({ owner: "acme", name: "wide" });
      const copy = await aWorkCopy(remote);
      await copy.commit("base", { a: "1", b: "2", c: "3", d: "4" });
      await copy.push("main");
      const { data } = await github.octokit.request("GET /repos/acme/wide/git/trees/main?recursive=1");
      expect(data.truncated).toBe(true);
      expect(data.tree.map(({ path }: { path: string }) => path)).toEqual(["a", "b"]);
    } finally {
      await github.stop();
    }
  });
});
