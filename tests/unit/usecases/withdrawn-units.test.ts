import { describe, expect, it } from "@jest/globals";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { twoRepositoriesOfRisk } from "../../builders/two-repositories-of-risk.ts";

const ANCHOR = "acme/fraud";
const SCALER = "acme/scaler";
const CODE = { "model/train.py": "a\n" };

/** A project in which one repository anchors a pipeline that uses a model unit of another. */
const aPlaneOfTwo = async () => {
  const plane = aControlPlane();
  const { scaler, anchor } = twoRepositoriesOfRisk();
  plane.repositories.commit(SCALER, scaler);
  await plane.look(SCALER);
  const commit = plane.repositories.commit(ANCHOR, { ...anchor, ...CODE });
  expect(await plane.look(ANCHOR)).toMatchObject({ kind: "applied" });
  await plane.finish("risk");
  plane.statuses.length = 0;
  const told = () => plane.statuses.filter((status) => status.repository === ANCHOR);
  const round = async (): Promise<void> => {
    await plane.sweep();
    await plane.settleAnnounced();
  };
  return { plane, commit, told, round, scaler };
};
type Two = Awaited<ReturnType<typeof aPlaneOfTwo>>;

const red = (commit: string) => ({ commit, context: "slipway", state: "failure" });

describe("a project whose repository is withdrawn that defined a model unit of another's pipeline", () => {
  const ways: readonly [string, (two: Two) => Promise<void>][] = [
    [
      "deleted",
      async ({ plane, round }) => {
        plane.repositories.remove(SCALER);
        await round();
      },
    ],
    [
      "deleted, as a delivery tells",
      async ({ plane }) => {
        plane.repositories.remove(SCALER);
        await plane.hear({ repository: SCALER, change: "branch_deleted" });
        await plane.settleAnnounced();
      },
    ],
    [
      "moved to another project",
      async ({ plane, scaler }) => {
        plane.repositories.commit(SCALER, { ...scaler, ".slipway.yaml": "project: other\n" });
        await plane.look(SCALER);
      },
    ],
    [
      "moved to another project, by somebody who was killed after it",
      async ({ plane, scaler, round }) => {
        plane.repositories.commit(SCALER, { ...scaler, ".slipway.yaml": "project: other\n" });
        const { head } = plane.repositories;
        plane.ports.host.head = async (repository, branch) => {
          if (repository === ANCHOR) throw new Error("killed");
          return head(repository, branch);
        };
        await plane.look(SCALER);
        plane.ports.host.head = head;
        await round();
      },
    ],
  ];

  it.each(ways)(
    "tells the other at once (%s), and leaves the last good state running",
    async (_, withdraw) => {
      const two = await aPlaneOfTwo();
      const live = two.plane.pipelines.live.get("risk");
      await withdraw(two);
      expect(two.told()).toMatchObject([red(two.commit)]);
      expect(two.told()[0]?.summary).toContain("scaler");
      expect(two.plane.pipelines.live.get("risk")).toEqual(live);
      expect((await two.plane.projects.pipeline("risk"))?.retired).toBeUndefined();
      await two.round();
      await two.round();
      expect(two.told()).toHaveLength(1);
    },
  );

  it.each(ways)("tells the other when it is over (%s)", async (_, withdraw) => {
    const two = await aPlaneOfTwo();
    await withdraw(two);
    two.plane.repositories.commit(SCALER, { ...two.scaler, "model/train.py": "back\n" });
    await two.plane.look(SCALER, undefined, { isSweep: true });
    await two.round();
    await two.round();
    expect(two.told().filter(({ context }) => context === "slipway")).toMatchObject([
      red(two.commit),
      { ...red(two.commit), state: "success" },
    ]);
    expect((await two.plane.sweep()).branches).toEqual({ same: 2 });
  });

  it("tells it beside the next commit, too, also where that changes nothing else", async () => {
    const two = await aPlaneOfTwo();
    two.plane.repositories.remove(SCALER);
    await two.round();
    const { anchor } = twoRepositoriesOfRisk();
    const next = two.plane.repositories.commit(ANCHOR, { ...anchor, ...CODE, "README.md": "words\n" });
    expect(await two.plane.look(ANCHOR)).toMatchObject({ kind: "refused" });
    expect(two.told().at(-1)).toMatchObject(red(next));
  });
});

describe("what a commit was refused for", () => {
  const RIVAL = "acme/rival";
  const OF_RISK = { ".slipway.yaml": "project: risk\n" };
  const filesOf = (conf: string) => ({ ...OF_RISK, "conf/conf.yaml": conf, "model/train.py": "x\n" });

  /** Two repositories of which the second claims the first one's model. */
  const aConflict = async () => {
    const plane = aControlPlane();
    plane.repositories.commit(RIVAL, filesOf(aConf({ model: "other", pipeline: "rival" })));
    await plane.look(RIVAL);
    plane.repositories.commit(ANCHOR, filesOf(aConf()));
    await plane.look(ANCHOR);
    const good = plane.repositories.commit(RIVAL, filesOf(aConf({ model: "other", pipeline: "rival" })));
    await plane.look(RIVAL);
    const refused = plane.repositories.commit(RIVAL, filesOf(aConf({ pipeline: "rival" })));
    await plane.look(RIVAL);
    const told = (repository: string) =>
      plane.statuses
        .filter((each) => each.repository === repository && !/^slipway\/(fraud|rival)$/.test(each.context))
        .map(({ commit, context, state }) => [commit, context, state]);
    const conflict = () => told(ANCHOR).at(-1)?.slice(1);
    return { plane, good, refused, told, conflict };
  };
  const CONTEXT = `slipway/conflict with ${RIVAL}`;

  it("is told to be over where the branch goes back to what was taken up", async () => {
    const { plane, good, conflict } = await aConflict();
    expect(conflict()).toEqual([CONTEXT, "failure"]);
    plane.repositories.rewind(RIVAL, good);
    await plane.look(RIVAL, undefined, { forced: true });
    expect(conflict()).toEqual([CONTEXT, "success"]);
  });

  it("is told to be over where the next commit is refused for something else", async () => {
    const { plane, conflict } = await aConflict();
    plane.repositories.commit(
      RIVAL,
      filesOf(aConf({ model: "other", pipeline: "rival" }).replace("train.py", "no.py")),
    );
    expect(await plane.look(RIVAL)).toMatchObject({ kind: "refused" });
    expect(conflict()).toEqual([CONTEXT, "success"]);
  });

  it("is told to be over later where a commit between could not even be read", async () => {
    const { plane, conflict } = await aConflict();
    plane.repositories.commit(RIVAL, { ...filesOf(aConf()), ".slipway.yaml": "project: [" });
    expect(await plane.look(RIVAL)).toMatchObject({ kind: "refused" });
    expect(conflict()).toEqual([CONTEXT, "failure"]);
    plane.repositories.commit(RIVAL, filesOf(aConf({ model: "other", pipeline: "rival", epochs: 6 })));
    await plane.look(RIVAL);
    expect(conflict()).toEqual([CONTEXT, "success"]);
  });

  it("is told to be over where the repository is deleted", async () => {
    const { plane, conflict } = await aConflict();
    plane.repositories.remove(RIVAL);
    await plane.sweep();
    expect(conflict()).toEqual([CONTEXT, "success"]);
  });

  it("is told to be over by whoever comes after somebody who was killed before he told it", async () => {
    const { plane, refused, told } = await aConflict();
    plane.repositories.commit(ANCHOR, filesOf(aConf({ model: "third" })));
    await plane.look(ANCHOR);
    const { settle } = plane.projects;
    plane.ports.projects.settle = async () => {
      throw new Error("killed");
    };
    plane.ports.pipelines.describe = async () => {
      throw new Error("killed");
    };
    await expect(plane.look(RIVAL)).rejects.toThrow("killed");
    plane.ports.projects.settle = settle;
    plane.ports.pipelines.describe = async (name) => plane.pipelines.live.get(name);
    await plane.look(RIVAL);
    expect(told(RIVAL).at(-1)).toEqual([refused, "slipway", "success"]);
    expect(told(ANCHOR).at(-1)?.slice(1)).toEqual([CONTEXT, "success"]);
    const count = plane.statuses.length;
    await plane.sweep();
    await plane.settleAnnounced();
    expect(plane.statuses.slice(count).filter(({ context }) => context === CONTEXT)).toEqual([]);
  });
});
