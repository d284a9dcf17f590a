import { describe, expect, it } from "@jest/globals";
import { treeTruncated } from "../../../shared/domain/errors.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { twoRepositoriesOfRisk } from "../../builders/two-repositories-of-risk.ts";

const REPOSITORY = "acme/fraud";
const files = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  "conf/conf.yaml": aConf(),
  "model/train.py": "print('training')\n",
  "README.md": "Fraud\n",
  ...over,
});

describe("reconciling a push", () => {
  it("creates the pipeline, packages its code and starts it with the commit", async () => {
    const plane = aControlPlane();
    const commit = plane.repositories.commit(REPOSITORY, files());
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", commit, pipelines: ["fraud"] });
    expect([...plane.pipelines.live.keys()]).toEqual(["fraud"]);
    expect([...plane.code.packages.values()].map((packed) => packed.map(({ path }) => path))).toContainEqual([
      "train.py",
    ]);
    expect(plane.pipelines.starts).toMatchObject([{ pipeline: "fraud", parameters: { Commit: commit } }]);
  });

  it("names in the definition exactly the code that it stored", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    const definition = plane.pipelines.live.get("fraud")?.definition ?? "";
    for (const key of plane.code.packages.keys()) expect(definition).toContain(`s3://bucket/${key}`);
  });

  it("does nothing for the same head again", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.pipelines.calls.length = 0;
    plane.repositories.calls.length = 0;
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "unchanged" });
    expect(plane.pipelines.calls).toEqual([]);
    expect(plane.repositories.calls).toEqual([`head ${REPOSITORY}`]);
  });

  it("does nothing for a commit that changes only documentation, and asks GitHub twice", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.pipelines.calls.length = 0;
    plane.repositories.calls.length = 0;
    plane.repositories.commit(
      REPOSITORY,
      files({ "README.md": "Fraud, better\n", "model/README.md": "How it trains\n" }),
    );
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "unchanged" });
    expect(plane.pipelines.calls).toEqual([]);
    expect(plane.repositories.calls).toEqual([`head ${REPOSITORY}`, `tree ${REPOSITORY}`]);
  });

  it.each<[string, Record<string, string>]>([
    ["a hyperparameter", { "conf/conf.yaml": aConf({ epochs: 9 }) }],
    ["the training code", { "model/train.py": "print('training better')\n" }],
  ])("updates and starts the pipeline when %s changes", async (_, over) => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    await plane.finish("fraud");
    const commit = plane.repositories.commit(REPOSITORY, files(over));
    await plane.look(REPOSITORY);
    expect(plane.pipelines.calls.filter((call) => call === "update fraud")).toHaveLength(1);
    expect(plane.pipelines.starts.map(({ parameters }) => parameters.Commit)).toEqual([
      expect.any(String),
      commit,
    ]);
  });

  it("takes up a conf whose change is only a comment without a run", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": `# why\n${aConf()}` }));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", pipelines: [] });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("starts again when a change is taken back", async () => {
    const plane = aControlPlane();
    for (const epochs of [5, 9, 5]) {
      plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs }) }));
      await plane.look(REPOSITORY);
      await plane.finish("fraud");
    }
    expect(plane.pipelines.starts).toHaveLength(3);
  });

  it("leaves starting to people where the repository says so", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files({ ".slipway.yaml": "start: manual\n" }));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", executions: [] });
    expect(plane.pipelines.live.size).toBe(1);
    expect(plane.pipelines.starts).toEqual([]);
  });

  it("merges what several repositories of one project declare", async () => {
    const plane = aControlPlane();
    const { scaler, anchor } = twoRepositoriesOfRisk();
    plane.repositories.commit("acme/scaler", scaler);
    await plane.look("acme/scaler");
    plane.repositories.commit(REPOSITORY, files(anchor));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", pipelines: ["risk"] });
    const definition = JSON.parse(plane.pipelines.live.get("risk")?.definition ?? "{}");
    expect(definition.Steps.map(({ Name }: { Name: string }) => Name)).toEqual(
      expect.arrayContaining(["train", "scale"]),
    );
    expect(
      [...plane.code.packages.values()].flat().map(({ content }) => Buffer.from(content).toString()),
    ).toContain("s\n");
  });

  it("loses nothing of many simultaneous pushes to one project", async () => {
    const plane = aControlPlane();
    const names = Array.from({ length: 8 }, (_, index) => `acme/m${index}`);
    for (const [index, name] of names.entries())
      plane.repositories.commit(name, {
        ".slipway.yaml": "project: many\n",
        "conf/conf.yaml": aConf({ model: `m${index}`, pipeline: `p${index}` }),
        "model/train.py": `${index}\n`,
      });
    await Promise.all(names.map((name) => plane.look(name)));
    expect([...plane.pipelines.live.keys()].toSorted()).toEqual(names.map((_, index) => `p${index}`));
    expect(plane.pipelines.starts).toHaveLength(8);
  });

  it("reports every mistake beside the commit, and changes nothing", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    const before = plane.pipelines.live.get("fraud");
    const broken = aConf()

      .replace("image_uri", "image_url")
      .replace("train >> register", "train >> registre");
    const commit = plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": broken }));
    plane.statuses.length = 0;
    const outcome = await plane.look(REPOSITORY);
    expect(outcome).toMatchObject({ kind: "refused", commit });
    const shown = plane.statuses
      .flatMap(({ annotations = [] }) => annotations.map(({ message }) => message))
      .join("\n");
    for (const wrong of ["image_url", "registre"]) expect(shown).toContain(wrong);
    expect(plane.statuses.every((status) => status.commit === commit && status.state === "failure")).toBe(
      true,
    );
    expect(plane.pipelines.live.get("fraud")).toBe(before);
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("reports what an author wrote as text, whatever it means in Markdown", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(
      REPOSITORY,
      files({ "conf/conf`.yaml": 'conf:\n  "<img src=x>@acme/all": 1\n' }),
    );
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "refused" });
    const summary = plane.statuses.at(-1)?.summary ?? "";
    expect(summary).toContain("``conf/conf`.yaml");
    expect(summary).not.toMatch(/(?<!\\)<img|@acme/);
  });

  it("reports a conf that is not YAML", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": "conf: [unclosed\n" }));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "refused" });
    expect(plane.statuses).toMatchObject([
      { context: "slipway", annotations: [{ path: "conf/conf.yaml", line: 2 }] },
    ]);
  });

  it("keeps a pipeline's name for the project that has it, and tells the other", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.repositories.commit("acme/copy", files());
    expect(await plane.look("acme/copy")).toMatchObject({
      kind: "refused",
      diagnostics: [{ code: "pipeline-claimed" }],
    });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("tells both repositories of a conflict, and both when it is over", async () => {
    const plane = aControlPlane();
    const settings = { ".slipway.yaml": "project: risk\n" };
    const first = plane.repositories.commit(REPOSITORY, files(settings));
    await plane.look(REPOSITORY);
    plane.statuses.length = 0;
    plane.repositories.commit(
      "acme/rival",
      files({ ...settings, "conf/conf.yaml": aConf({ pipeline: "rival" }) }),
    );
    expect(await plane.look("acme/rival")).toMatchObject({ kind: "refused" });
    const toFirst = () => plane.statuses.filter(({ repository }) => repository === REPOSITORY);
    expect(toFirst()).toMatchObject([
      { commit: first, context: "slipway/conflict with acme/rival", state: "failure" },
    ]);
    expect(plane.pipelines.live.size).toBe(1);
    const other = aConf({ model: "other", pipeline: "rival" });
    plane.repositories.commit("acme/rival", files({ ...settings, "conf/conf.yaml": other }));
    await plane.look("acme/rival");
    expect(toFirst().at(-1)).toMatchObject({ context: "slipway/conflict with acme/rival", state: "success" });
  });

  it("moves a repository to another project with its pipelines, without a run", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    await plane.finish("fraud");
    plane.repositories.commit(REPOSITORY, files({ ".slipway.yaml": "project: risk\n" }));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied" });
    expect((await plane.projects.pipeline("fraud"))?.project).toBe("risk");
    expect(await plane.projects.load("fraud")).toMatchObject({ heads: [], fragments: [], pipelines: [] });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("leaves everything where it is while the move to another project is refused", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.repositories.commit(
      REPOSITORY,
      files({ ".slipway.yaml": "project: risk\n", "conf/conf.yaml": "conf: [" }),
    );
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "refused" });
    expect((await plane.projects.pipeline("fraud"))?.project).toBe("fraud");
  });

  it("refuses a project that the allow-list does not let the repository join", async () => {
    const plane = aControlPlane(`[{"repository":"acme/*","projects":["fraud"]}]`);
    plane.repositories.commit(REPOSITORY, files({ ".slipway.yaml": "project: risk\n" }));
    expect(await plane.look(REPOSITORY)).toMatchObject({
      kind: "refused",
      diagnostics: [{ code: "project-not-allowed", file: ".slipway.yaml" }],
    });
    plane.repositories.commit(REPOSITORY, files());
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied" });
  });

  it("does not go back to an older head unless the branch was rewritten, or a sweep finds it still so", async () => {
    const plane = aControlPlane();
    const old = plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs: 9 }) }));
    await plane.look(REPOSITORY);
    const epochs = () => /"epochs":"(\d+)"/.exec(plane.pipelines.live.get("fraud")?.definition ?? "")?.[1];
    plane.repositories.rewind(REPOSITORY, old);
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "ignored" });
    expect(epochs()).toBe("9");
    expect(await plane.look(REPOSITORY, undefined, { isSweep: true })).toMatchObject({ kind: "applied" });
    expect(epochs()).toBe("5");
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs: 11 }) }));
    await plane.look(REPOSITORY);
    plane.repositories.rewind(REPOSITORY, old);
    expect(await plane.look(REPOSITORY, undefined, { forced: true })).toMatchObject({ kind: "applied" });
    expect(epochs()).toBe("5");
  });

  it("changes nothing when GitHub cannot be reached, and says that it should be tried again", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    const before = await plane.projects.load("fraud");
    plane.repositories.failure = new Error("connect ECONNREFUSED");
    await expect(plane.look(REPOSITORY)).rejects.toThrow("ECONNREFUSED");
    expect(await plane.projects.load("fraud")).toEqual(before);
  });

  it("tells the author of a repository that GitHub lists only in part, and changes nothing", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    await plane.finish("fraud");
    const commit = plane.repositories.commit(REPOSITORY, { ...files(), "model/more.py": "" });
    const { tree } = plane.repositories;
    plane.repositories.tree = async (repository, sha) => {
      throw treeTruncated(repository, sha);
    };
    expect(await plane.look(REPOSITORY)).toMatchObject({
      kind: "refused",
      diagnostics: [{ code: "tree-truncated" }],
    });
    expect(plane.statuses.at(-1)).toMatchObject({
      commit,
      context: "slipway",
      state: "failure",
      summary: expect.stringContaining("keep the repository below 100,000 files"),
    });
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
    plane.repositories.tree = tree;
    plane.repositories.commit(REPOSITORY, { ...files(), "model/other.py": "" });
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied" });
  });

  it("tells the author of code that is too large for a package, once for every sweep", async () => {
    const plane = aControlPlane();
    const commit = plane.repositories.commit(REPOSITORY, files());
    const { tree } = plane.repositories;
    plane.repositories.tree = async (repository, sha) =>
      (await tree(repository, sha)).map((entry) =>
        entry.path === "model/train.py" ? { ...entry, size: 2 ** 31 } : entry,
      );
    expect(await plane.look(REPOSITORY)).toMatchObject({
      kind: "refused",
      diagnostics: [{ code: "source-too-large" }],
    });
    const told = plane.statuses.length;
    expect(plane.statuses.at(-1)).toMatchObject({ commit, state: "failure" });
    await plane.sweep();
    await plane.settleAnnounced();
    expect(plane.statuses).toHaveLength(told);
  });

  it.each([
    [
      "a conf file that is larger than a record",
      { "conf/conf.yaml": `${aConf()}#${" ".repeat(300_000)}\n` },
      "conf-too-large",
    ],
    [
      "settings that are larger than a record",
      { ".slipway.yaml": `#${" ".repeat(300_000)}\n` },
      "conf-too-large",
    ],
    [
      "more conf files than anybody means",
      Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`conf/conf-${index}.yaml`, ""])),
      "too-many-confs",
    ],
  ])("refuses %s without reading it", async (_, over, code) => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files(over));
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "refused", diagnostics: [{ code }] });
    expect(plane.repositories.calls.filter((call) => call.startsWith("text"))).toEqual([]);
  });

  it("prunes nothing when the branch cannot be seen", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    plane.repositories.remove(REPOSITORY);
    expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "ignored" });
    expect(plane.pipelines.live.size).toBe(1);
  });

  it.each([
    ["a repository outside the allow-list", "other/fraud", "refs/heads/main"],
    ["another branch", REPOSITORY, "refs/heads/topic"],
    ["a tag of the branch's name", REPOSITORY, "refs/tags/main"],
  ])("leaves %s alone without asking GitHub", async (_, repository, ref) => {
    const plane = aControlPlane();
    plane.repositories.commit(repository, files());
    expect(await plane.look(repository, ref)).toMatchObject({ kind: "ignored" });
    expect(plane.repositories.calls).toEqual([]);
  });

  it.each(["create", "start", "describe"] as const)(
    "finishes what was interrupted when %s failed",
    async (call) => {
      const plane = aControlPlane();
      plane.repositories.commit(REPOSITORY, files());
      const real = plane.ports.pipelines[call];
      plane.ports.pipelines[call] = async () => {
        throw new Error("killed");
      };
      await expect(plane.look(REPOSITORY)).rejects.toThrow("killed");
      plane.ports.pipelines[call] = real as never;
      expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "applied", pipelines: ["fraud"] });
      expect(plane.pipelines.starts).toHaveLength(1);
      expect(await plane.look(REPOSITORY)).toMatchObject({ kind: "unchanged" });
    },
  );

  it("starts nothing twice when the answer to a start was lost", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    const real = plane.ports.pipelines.start;
    plane.ports.pipelines.start = async (start) => {
      await real(start);
      throw new Error("answer lost");
    };
    await expect(plane.look(REPOSITORY)).rejects.toThrow("answer lost");
    plane.ports.pipelines.start = real;
    await plane.look(REPOSITORY);
    expect(plane.pipelines.starts).toHaveLength(1);
  });
});
