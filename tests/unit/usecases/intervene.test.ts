import { describe, expect, it } from "@jest/globals";
import { resumePipeline } from "../../../shared/usecases/intervene/resume-pipeline.ts";
import { rollBack } from "../../../shared/usecases/intervene/roll-back.ts";
import { suspendPipeline } from "../../../shared/usecases/intervene/suspend-pipeline.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";

const REPOSITORY = "acme/fraud";
const WHO = { by: "ann", reason: "worse than before" };
const files = (epochs: number, over: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  "conf/conf.yaml": aConf({ epochs }),
  "model/train.py": "print('training')\n",
  ...over,
});

/** A control plane to which the pipeline was pushed with these numbers of epochs, one after the other. */
const aPlaneAfter = async (...epochs: readonly number[]) => {
  const plane = aControlPlane();
  const push = async (number: number, over: Readonly<Record<string, string>> = {}): Promise<string> => {
    const commit = plane.repositories.commit(REPOSITORY, files(number, over));
    await plane.look(REPOSITORY);
    await plane.finish("fraud");
    return commit;
  };
  const commits: string[] = [];
  for (const number of epochs) commits.push(await push(number));
  const sync = () => plane.look(REPOSITORY, undefined, { isForced: true });
  const live = (): string | undefined =>
    /"epochs":"(\d+)"/.exec(plane.pipelines.live.get("fraud")?.definition ?? "")?.[1];
  const record = () => plane.projects.pipeline("fraud");
  return { plane, push, commits, sync, live, record };
};

describe("rolling back", () => {
  it("restores the revision before this one, starts nothing, and says so on the commit that is held", async () => {
    const { plane, sync, live, commits, record } = await aPlaneAfter(1, 2);
    const starts = plane.pipelines.starts.length;
    await rollBack(plane.interventions, "fraud", WHO);
    await sync();
    expect(live()).toBe("1");
    expect(plane.pipelines.starts).toHaveLength(starts);
    expect(await record()).toMatchObject({
      hold: { ...WHO, commit: commits[1] },
      desired: { commit: commits[0] },
    });
    expect(plane.statuses.at(-1)).toMatchObject({
      commit: commits[1],
      state: "error",
      description: "held by ann: worse than before",
    });
  });

  it("holds the bad revision whatever else is pushed, and until the pipeline changes in git", async () => {
    const { plane, push, sync, live, record } = await aPlaneAfter(1, 2);
    await rollBack(plane.interventions, "fraud", WHO);
    await sync();
    await push(2, { "README.md": "no change of the pipeline\n" });
    await sync();
    expect(live()).toBe("1");
    const better = await push(3);
    expect(live()).toBe("3");
    expect((await record())?.hold).toBeUndefined();
    expect(plane.pipelines.starts.at(-1)?.parameters.Commit).toBe(better);
  });

  it("goes back to the revision of a commit, and forward again to what git declares", async () => {
    const { plane, sync, live, commits, record } = await aPlaneAfter(1, 2, 3);
    await rollBack(plane.interventions, "fraud", { ...WHO, to: commits[0]?.slice(0, 8) ?? "" });
    await sync();
    expect(live()).toBe("1");
    await rollBack(plane.interventions, "fraud", { ...WHO, to: commits[2] ?? "" });
    await sync();
    expect(live()).toBe("3");
    expect((await record())?.hold).toBeUndefined();
  });

  it("drops a run of the bad revision that waits", async () => {
    const { plane, record, sync } = await aPlaneAfter(1);
    for (const epochs of [2, 3]) {
      plane.repositories.commit(REPOSITORY, files(epochs));
      await plane.look(REPOSITORY);
    }
    expect((await record())?.waiting).toBeDefined();
    await rollBack(plane.interventions, "fraud", WHO);
    await sync();
    await plane.finish("fraud");
    expect((await record())?.waiting).toBeUndefined();
    expect(plane.pipelines.starts).toHaveLength(2);
  });

  it("tells the commits that there are when the one asked for is none of them", async () => {
    const { plane, commits } = await aPlaneAfter(1);
    await expect(rollBack(plane.interventions, "fraud", WHO)).rejects.toThrow(
      "never applied in another revision",
    );
    await expect(rollBack(plane.interventions, "fraud", { ...WHO, to: "abc" })).rejects.toMatchObject({
      code: "NoEarlierRevision",
      hint: expect.stringContaining(commits[0]?.slice(0, 12) ?? ""),
    });
    await expect(rollBack(plane.interventions, "frauds", WHO)).rejects.toMatchObject({
      code: "PipelineUnknown",
    });
  });

  it("wins over a push at the same moment, or loses to it, but mixes nothing", async () => {
    const { plane, push, sync, live, record } = await aPlaneAfter(1, 2);
    const [, pushed] = await Promise.all([rollBack(plane.interventions, "fraud", WHO), push(3)]);
    await sync();
    const { desired, hold } = (await record()) ?? {};
    expect(live()).toBe(hold === undefined ? "3" : "1");
    if (hold === undefined) expect(desired?.commit).toBe(pushed);
  });
});

describe("suspending", () => {
  it("lets git move on without the pipeline until it is resumed, and then brings the newest", async () => {
    const { plane, push, sync, live, record } = await aPlaneAfter(1);
    await suspendPipeline(plane.interventions, "fraud", WHO);
    await push(2);
    const commit = await push(3);
    expect(live()).toBe("1");
    expect(plane.pipelines.starts).toHaveLength(1);
    await resumePipeline(plane.interventions, "fraud", WHO);
    await sync();
    expect(live()).toBe("3");
    expect(plane.pipelines.starts.map(({ parameters }) => parameters.Commit).at(-1)).toBe(commit);
    expect(plane.pipelines.starts).toHaveLength(2);
    expect((await record())?.suspended).toBeUndefined();
  });

  it("ends a hold too when it is resumed", async () => {
    const { plane, sync, live } = await aPlaneAfter(1, 2);
    await rollBack(plane.interventions, "fraud", WHO);
    await sync();
    await resumePipeline(plane.interventions, "fraud", WHO);
    await sync();
    expect(live()).toBe("2");
  });

  it("writes who did what, and nothing where nothing changes", async () => {
    const { plane } = await aPlaneAfter(1);
    await suspendPipeline(plane.interventions, "fraud", WHO);
    await suspendPipeline(plane.interventions, "fraud", { by: "bob" });
    const [entry] = await plane.projects.history("pipeline#fraud", 1);
    expect(entry).toMatchObject({ action: "suspended", detail: { by: "ann", reason: WHO.reason } });
  });
});
