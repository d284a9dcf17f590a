import { describe, expect, it } from "@jest/globals";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";

const REPOSITORY = "acme/fraud";
const files = (over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  "conf/conf.yaml": aConf(),
  "model/train.py": "print('training')\n",
  ...over,
});
const GROUP = "fraud-fraud";

/** A control plane to which one repository was pushed, with its run ended. */
const aSettledPlane = async (over: Readonly<Record<string, string>> = {}) => {
  const plane = aControlPlane();
  const commit = plane.repositories.commit(REPOSITORY, files(over));
  await plane.look(REPOSITORY);
  await plane.finish("fraud");
  plane.repositories.calls.length = 0;
  return { plane, commit };
};

describe("a sweep over branches", () => {
  it("asks one question of each branch, and does nothing where it is the same", async () => {
    const { plane } = await aSettledPlane();
    plane.pipelines.calls.length = 0;
    const report = await plane.sweep();
    expect(report.branches).toEqual({ same: 1 });
    expect(plane.repositories.calls).toEqual([`isHead ${REPOSITORY}`]);
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("takes up a push that nobody told about", async () => {
    const { plane } = await aSettledPlane();
    const commit = plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs: 9 }) }));
    expect((await plane.sweep()).branches).toEqual({ moved: 1 });
    await plane.settleAnnounced();
    expect(plane.pipelines.starts.at(-1)?.parameters.Commit).toBe(commit);
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
  });

  it("looks at documentation once, and not again at every sweep", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.commit(REPOSITORY, files({ "README.md": "better\n" }));
    await plane.sweep();
    await plane.settleAnnounced();
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("looks at a commit with mistakes once, and tells its author once", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": "conf: [" }));
    await plane.look(REPOSITORY);
    const told = plane.statuses.length;
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
    expect(plane.statuses).toHaveLength(told);
  });

  it("finishes what was interrupted before it was settled", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    const { settle } = plane.projects;
    plane.ports.projects.settle = async () => {
      throw new Error("killed");
    };
    await expect(plane.look(REPOSITORY)).rejects.toThrow("killed");
    plane.ports.projects.settle = settle;
    expect((await plane.sweep()).branches).toEqual({ unfinished: 1 });
    await plane.settleAnnounced();
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("takes a repository that cannot be seen for unknown: nothing of it is touched, for ever", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.hide(REPOSITORY);
    for (const now of ["2026-01-02T00:00:00.000Z", "2026-06-01T00:00:00.000Z"]) {
      plane.clock.now = now;
      expect((await plane.sweep()).branches).toEqual({ unseen: 1 });
    }
    expect(plane.pipelines.live.size).toBe(1);
    expect((await plane.projects.branches())[0]?.unseen).toBe("2026-01-02T00:00:00.000Z");
    plane.repositories.show(REPOSITORY);
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
    expect((await plane.projects.branches())[0]?.unseen).toBeUndefined();
  });

  it("says what failed, and sweeps the rest", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.commit("acme/other", files({ "conf/conf.yaml": aConf({ pipeline: "other" }) }));
    await plane.look("acme/other");
    const { isHead } = plane.repositories;
    plane.ports.host.isHead = async (...asked) => {
      if (asked[0] === REPOSITORY) throw new Error("connection reset");
      return isHead(...asked);
    };
    expect(await plane.sweep()).toMatchObject({ branches: { failed: 1, same: 1 }, failures: 1 });
  });
});

describe("a sweep over what is proposed", () => {
  it("asks for the plan of a pull request that nobody has answered", async () => {
    const { plane } = await aSettledPlane();
    plane.unanswered.push({ number: 7, head: "abc" });
    expect(await plane.sweep()).toMatchObject({ proposals: 1 });
    expect(plane.announced).toEqual([
      {
        type: "PullRequestChanged",
        detail: { delivery: "", repository: REPOSITORY, number: 7, head: "abc" },
      },
    ]);
  });

  it("asks about no more heads than GitHub takes well, and not where nothing can be seen", async () => {
    const plane = aControlPlane();
    for (let index = 0; index < 9; index += 1) {
      plane.repositories.commit(
        `acme/r${index}`,
        files({ "conf/conf.yaml": aConf({ pipeline: `p${index}` }) }),
      );
      await plane.look(`acme/r${index}`);
    }
    for (let number = 1; number <= 20; number += 1) plane.unanswered.push({ number, head: `h${number}` });
    expect(await plane.sweep()).toMatchObject({ proposals: 60 });
    for (let index = 0; index < 9; index += 1) plane.repositories.hide(`acme/r${index}`);
    await plane.sweep();
    expect(await plane.sweep()).toMatchObject({ proposals: 0 });
  });
});

describe("a sweep that may run out of time", () => {
  it("begins with another branch and project each time, so that none is always last", async () => {
    const { plane } = await aSettledPlane();
    for (const name of ["a", "b"]) {
      plane.repositories.commit(`acme/${name}`, files({ "conf/conf.yaml": aConf({ pipeline: name }) }));
      await plane.look(`acme/${name}`);
    }
    const orders = [];
    for (const minute of ["00", "05", "10"]) {
      plane.clock.now = `2026-01-01T00:${minute}:00.000Z`;
      plane.repositories.calls.length = 0;
      const { projects } = await plane.sweep();
      orders.push([plane.repositories.calls[0], projects[0]?.project]);
    }
    expect(new Set(orders.map(([branch]) => branch)).size).toBe(3);
    expect(new Set(orders.map(([, project]) => project)).size).toBe(3);
  });
});

describe("a sweep over what git no longer has", () => {
  const remove = async (over: Readonly<Record<string, string>> = {}) => {
    const { plane } = await aSettledPlane(over);
    plane.repositories.commit(REPOSITORY, { "README.md": "empty now\n", ...over });
    await plane.look(REPOSITORY);
    return plane;
  };
  const later = "2026-01-09T00:00:00.000Z";

  it("buries a pipeline first, and deletes it after the time of grace", async () => {
    const plane = await remove();
    expect((await plane.projects.pipeline("fraud"))?.retired).toMatchObject({ repository: REPOSITORY });
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(1);
    plane.clock.now = later;
    expect((await plane.sweep()).projects).toMatchObject([{ deleted: ["fraud"] }]);
    expect(plane.pipelines.live.size).toBe(0);
    expect(await plane.projects.pipeline("fraud")).toBeUndefined();
  });

  it("buries the pipelines of a branch that was deleted", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.remove(REPOSITORY);
    expect((await plane.sweep()).branches).toEqual({ deleted: 1 });
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeDefined();
    expect(plane.pipelines.live.size).toBe(1);
    plane.clock.now = later;
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(0);
    await plane.sweep();
    expect(await plane.projects.branches()).toEqual([]);
  });

  it("keeps what the settings of a repository said of deleting, also when they are gone with it", async () => {
    const { plane } = await aSettledPlane({ ".slipway.yaml": "prune:\n  enabled: false\n" });
    plane.repositories.remove(REPOSITORY);
    await plane.sweep();
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeDefined();
    plane.clock.now = "2027-01-01T00:00:00.000Z";
    expect((await plane.sweep()).projects).toMatchObject([{ deleted: [] }]);
    expect(plane.pipelines.live.size).toBe(1);
  });

  it("deletes them though the repository is there again as part of another project, and takes it up then", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.remove(REPOSITORY);
    await plane.sweep();
    plane.repositories.commit(REPOSITORY, files({ ".slipway.yaml": "project: risk\n" }));
    await plane.look(REPOSITORY);
    expect(plane.statuses.at(-1)).toMatchObject({ context: "slipway", state: "failure" });
    plane.clock.now = later;
    for (const _ of [1, 2, 3]) {
      await plane.sweep();
      await plane.settleAnnounced();
    }
    expect(await plane.projects.pipeline("fraud")).toMatchObject({ project: "risk" });
    expect(await plane.projects.names()).toEqual(["risk"]);
  });

  it("takes up a branch that is there again", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.remove(REPOSITORY);
    await plane.sweep();
    plane.repositories.commit(REPOSITORY, files());
    expect((await plane.sweep()).branches).toEqual({ moved: 1 });
    await plane.settleAnnounced();
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it("takes a pipeline that comes back as if nothing had been, without a run", async () => {
    const plane = await remove();
    plane.repositories.commit(REPOSITORY, files());
    await plane.look(REPOSITORY);
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
    plane.clock.now = later;
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(1);
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it.each([
    ["never, where pruning is off", "prune: {enabled: false}\n", 0],
    ["within the budget", "prune: {budget: 0}\n", 0],
    ["after its own time of grace", "prune: {grace_days: 1}\n", 1],
  ])("deletes %s", async (_, settings, deletions) => {
    const plane = await remove({ ".slipway.yaml": settings });
    plane.clock.now = "2026-01-03T00:00:00.000Z";
    if (deletions === 0) plane.clock.now = later;
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(1 - deletions);
  });

  it("asks before it deletes a pipeline whose model serves", async () => {
    const plane = await remove();
    await plane.serve(GROUP);
    plane.clock.now = later;
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(1);
    await plane.confirm("fraud");
    await plane.sweep();
    expect(plane.pipelines.live.size).toBe(0);
  });

  it.each(["record", "delete"] as const)("goes on where it was killed in a deletion (%s)", async (call) => {
    const plane = await remove();
    plane.clock.now = later;
    const target = call === "record" ? plane.ports.projects : plane.ports.pipelines;
    const real = target[call as never] as (...asked: unknown[]) => unknown;
    let calls = 0;
    Object.assign(target, {
      [call]: async (...asked: unknown[]) => {
        calls += 1;
        if (calls === (call === "record" ? 2 : 1)) throw new Error("killed");
        return real(...asked);
      },
    });
    expect((await plane.sweep()).failures).toBe(1);
    // Declared anew meanwhile, it waits until the deletion is over.
    plane.repositories.commit(REPOSITORY, files());
    await expect(plane.look(REPOSITORY)).rejects.toThrow("changed under each");
    await plane.sweep();
    await plane.look(REPOSITORY);
    expect(plane.pipelines.live.size).toBe(1);
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
  });
});

describe("a sweep over pipelines", () => {
  const edit = (plane: Awaited<ReturnType<typeof aSettledPlane>>["plane"]): void => {
    const live = plane.pipelines.live.get("fraud");
    if (live === undefined) throw new Error("there is no pipeline to edit");
    const definition = live.definition.replace('"epochs":"5"', '"epochs":"500"');
    plane.pipelines.live.set("fraud", { ...live, definition });
  };
  const PATH = "definition.Steps['train'].Arguments.HyperParameters.epochs";

  it("reports what somebody edited in SageMaker, once, and leaves it", async () => {
    const { plane } = await aSettledPlane();
    edit(plane);
    expect((await plane.sweep()).projects).toMatchObject([{ drifted: ["fraud"] }]);
    expect((await plane.projects.pipeline("fraud"))?.drift?.paths).toEqual([PATH]);
    await plane.settleAnnounced();
    expect(plane.pipelines.live.get("fraud")?.definition).toContain('"epochs":"500"');
  });

  it("heals it where the project wants that, without a run", async () => {
    const { plane } = await aSettledPlane({ ".slipway.yaml": "drift: {action: heal}\n" });
    edit(plane);
    await plane.sweep();
    await plane.settleAnnounced();
    expect(plane.pipelines.live.get("fraud")?.definition).toContain('"epochs":"5"');
    expect((await plane.projects.pipeline("fraud"))?.drift).toBeUndefined();
    expect(plane.pipelines.starts).toHaveLength(1);
  });

  it.each(["Steps['train'].Arguments.HyperParameters", "definition.Steps['train']"])(
    "sees no drift in what %s says to ignore",
    async (rule) => {
      const { plane } = await aSettledPlane({ ".slipway.yaml": `drift: {ignore: ["${rule}"]}\n` });
      edit(plane);
      expect((await plane.sweep()).projects).toMatchObject([{ drifted: [] }]);
    },
  );

  it("makes anew what somebody deleted, where the project wants that", async () => {
    const { plane } = await aSettledPlane({ ".slipway.yaml": "drift: {action: heal}\n" });
    plane.pipelines.live.delete("fraud");
    await plane.sweep();
    await plane.settleAnnounced();
    expect(plane.pipelines.live.size).toBe(1);
  });

  it("starts the run whose turn was missed, and tells an end that was not told", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs: 1 }) }));
    await plane.look(REPOSITORY);
    plane.repositories.commit(REPOSITORY, files({ "conf/conf.yaml": aConf({ epochs: 2 }) }));
    await plane.look(REPOSITORY);
    for (const { token } of plane.pipelines.starts) plane.pipelines.over.add(token);
    plane.statuses.length = 0;
    await plane.sweep();
    expect(plane.pipelines.starts).toHaveLength(2);
    expect(plane.statuses).toContainEqual(
      expect.objectContaining({ state: "success", context: "slipway/fraud" }),
    );
    // What is over and told is not told again.
    for (const { token } of plane.pipelines.starts) plane.pipelines.over.add(token);
    await plane.sweep();
    plane.statuses.length = 0;
    await plane.sweep();
    expect(plane.statuses).toEqual([]);
  });

  it("starts what a schedule names, once each time", async () => {
    const start = 'start: {policy: schedule, schedule: "0 3 * * *"}';
    const { plane } = await aSettledPlane({
      "conf/conf.yaml": aConf().replace("pipelineName: fraud", `pipelineName: fraud\n    ${start}`),
    });
    expect(plane.pipelines.starts).toHaveLength(0);
    for (const [now, starts] of [
      ["2026-01-01T02:00:00.000Z", 0],
      ["2026-01-01T03:04:00.000Z", 1],
      ["2026-01-01T03:09:00.000Z", 1],
      ["2026-01-02T02:59:00.000Z", 1],
      ["2026-01-02T03:00:30.000Z", 2],
    ] as const) {
      plane.clock.now = now;
      await plane.sweep();
      await plane.finish("fraud");
      expect([now, plane.pipelines.starts.length]).toEqual([now, starts]);
    }
  });
});

describe("a repository whose new name nobody told", () => {
  const renamed = async (over: Readonly<Record<string, string>> = {}) => {
    const { plane } = await aSettledPlane(over);
    plane.repositories.rename(REPOSITORY, "acme/frauds");
    return plane;
  };
  const branchesOf = async (plane: Awaited<ReturnType<typeof renamed>>) =>
    (await plane.projects.branches()).map(({ repository, state }) => [repository, state]);

  it.each([{}, { ".slipway.yaml": "project: risk\n" }])("is followed by the sweep", async (over) => {
    const plane = await renamed(over);
    expect((await plane.sweep()).branches).toEqual({ renamed: 1 });
    await plane.settleAnnounced();
    expect(await plane.projects.pipeline("fraud")).toMatchObject({ anchor: { repository: "acme/frauds" } });
    expect(await branchesOf(plane)).toEqual([["acme/frauds", "applied"]]);
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
  });

  it("is followed where a push under the new name came first and was refused", async () => {
    const plane = await renamed({ ".slipway.yaml": "project: risk\n" });
    const commit = plane.repositories.commit(
      "acme/frauds",
      files({ ".slipway.yaml": "project: risk\n", "conf/conf.yaml": aConf({ epochs: 9 }) }),
    );
    expect(await plane.look("acme/frauds")).toMatchObject({ kind: "refused" });
    for (let round = 0; round < 2; round += 1) {
      await plane.sweep();
      await plane.settleAnnounced();
    }
    expect(await branchesOf(plane)).toEqual([["acme/frauds", "applied"]]);
    await plane.finish("fraud");
    expect(plane.pipelines.starts.at(-1)?.parameters.Commit).toBe(commit);
  });

  it("is remembered by its former name while it has mistakes, so that whatever mends them is taken up", async () => {
    const plane = await renamed();
    plane.repositories.commit("acme/frauds", files({ "conf/conf.yaml": "conf: [" }));
    await plane.sweep();
    await plane.settleAnnounced();
    const told = plane.statuses.length;
    expect((await plane.sweep()).branches).toEqual({ renamed: 1, same: 1 });
    await plane.settleAnnounced();
    expect(plane.statuses).toHaveLength(told);
    plane.repositories.commit("acme/frauds", files());
    await plane.look("acme/frauds");
    expect(await branchesOf(plane)).toEqual([["acme/frauds", "applied"]]);
  });

  it("leaves nothing behind under the old name where all of it was taken up under the new one", async () => {
    const plane = await renamed();
    const other = aConf({ pipeline: "frauds" }).replaceAll("${model}", "x");
    plane.repositories.commit("acme/frauds", files({ "conf/conf.yaml": other }));
    await plane.look("acme/frauds");
    await plane.sweep();
    await plane.settleAnnounced();
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeDefined();
    expect((await plane.projects.pipeline("frauds"))?.retired).toBeUndefined();
  });

  it("is unknown where the new name is not allowed: nothing is taken from there, and nothing taken away", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.rename(REPOSITORY, "stranger/fraud");
    plane.repositories.commit("stranger/fraud", files({ "conf/conf.yaml": aConf({ epochs: 9 }) }));
    expect((await plane.sweep()).branches).toEqual({ unseen: 1 });
    expect(plane.announced).toEqual([]);
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
  });
});

describe("a word about a repository", () => {
  it("takes a renamed repository's pipelines along, without a run", async () => {
    for (const over of [{}, { ".slipway.yaml": "project: risk\n" }]) {
      const { plane } = await aSettledPlane(over);
      plane.repositories.rename(REPOSITORY, "acme/frauds");
      expect(await plane.hear({ repository: "acme/frauds", change: "renamed", previous: REPOSITORY })).toBe(
        "looking",
      );
      await plane.settleAnnounced();
      const record = await plane.projects.pipeline("fraud");
      expect(record).toMatchObject({ anchor: { repository: "acme/frauds" } });
      expect(record?.retired).toBeUndefined();
      await plane.finish("fraud");
      plane.clock.now = "2026-03-01T00:00:00.000Z";
      await plane.sweep();
      await plane.sweep();
      expect(plane.pipelines.live.size).toBe(1);
    }
  });

  it("does not believe that a repository is deleted: what cannot be seen is left alone", async () => {
    const { plane } = await aSettledPlane();
    plane.repositories.hide(REPOSITORY);
    expect(await plane.hear({ repository: REPOSITORY, change: "deleted" })).toBe("unseen");
    expect((await plane.projects.pipeline("fraud"))?.retired).toBeUndefined();
  });

  it("looks at a repository that was connected, and at none outside the allow-list", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, files());
    expect(await plane.hear({ repository: REPOSITORY, change: "connected" })).toBe("looking");
    await plane.settleAnnounced();
    expect(plane.pipelines.starts).toHaveLength(1);
    expect(await plane.hear({ repository: "other/fraud", change: "connected" })).toBe("not allowed");
  });
});
