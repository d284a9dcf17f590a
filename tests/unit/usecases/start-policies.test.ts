import { describe, expect, it } from "@jest/globals";
import type { CommitStatus } from "../../../shared/domain/commit-status.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";

const REPOSITORY = "acme/fraud";
const withStart = (start: string, epochs = 5): Record<string, string> => ({
  "conf/conf.yaml": aConf({ epochs }).replace(
    "    pipelineName: fraud",
    `    pipelineName: fraud\n    start: ${start}`,
  ),
  "model/train.py": "print('training')\n",
});

/** Pushes, while each run goes on, the same conf with other hyperparameters. */
const push = async (start: string, epochs: readonly number[]) => {
  const plane = aControlPlane();
  const commits: string[] = [];
  for (const each of epochs) {
    commits.push(plane.repositories.commit(REPOSITORY, withStart(start, each)));
    await plane.look(REPOSITORY);
  }
  const started = () => plane.pipelines.starts.map(({ parameters }) => parameters.Commit);
  return { plane, commits, started };
};

describe("a change while a run goes on", () => {
  it("waits for its end, and of several that wait the newest wins", async () => {
    const { plane, commits, started } = await push("{when_running: queue}", [1, 2, 3]);
    expect(started()).toEqual([commits[0]]);
    expect((await plane.projects.pipeline("fraud"))?.waiting?.revision.commit).toBe(commits[2]);
    await plane.finish("fraud");
    expect(started()).toEqual([commits[0], commits[2]]);
    await plane.finish("fraud");
    expect(started()).toHaveLength(2);
  });

  it("tells its author that it waits", async () => {
    const { plane, commits } = await push("{when_running: queue}", [1, 2]);
    expect(plane.statuses.at(-1)).toMatchObject({
      commit: commits[1],
      context: "slipway/fraud",
      state: "pending",
      description: "waits for the execution before it to end",
    });
  });

  it("tells the author of a commit whose turn never came, once", async () => {
    const { plane, commits } = await push("{when_running: queue}", [1, 2, 3]);
    const about = () => plane.statuses.filter(({ commit }) => commit === commits[1]);
    expect(about().at(-1)).toMatchObject({
      state: "error",
      description: `not trained: ${commits[2]?.slice(0, 12)} came before its turn`,
    });
    const told = about().length;
    await plane.sweep();
    await plane.finish("fraud");
    await plane.sweep();
    expect(about()).toHaveLength(told);
  });

  it.each([
    ["waits", "{when_running: queue}", "pending: waits for the execution before it to end"],
    ["is started by hand", "{policy: manual}", "success: synced; executions are started by hand"],
  ])("is told again by the sweep that it %s, where GitHub refused it", async (_, start, expected) => {
    const shown: string[] = [];
    const refusing = { is: true };
    const plane = aControlPlane("acme/*", {
      through: (port) => {
        const board = port as { report?: (status: CommitStatus) => Promise<void> };
        if (board.report === undefined) return port;
        return {
          ...port,
          report: async ({ state, description }: CommitStatus) => {
            if (refusing.is) throw new Error("secondary rate limit");
            shown.push(`${state}: ${description}`);
          },
        };
      },
    });
    for (const epochs of [1, 2]) {
      plane.repositories.commit(REPOSITORY, withStart(start, epochs));
      await plane.look(REPOSITORY);
    }
    refusing.is = false;
    await plane.sweep();
    expect(shown).toContain(expected);
    const { length } = shown;
    await plane.sweep();
    expect(shown).toHaveLength(length);
  });

  it("stops the run where the config says so, and starts when that has ended", async () => {
    const { plane, commits, started } = await push("{when_running: cancel}", [1, 2]);
    const [arn = ""] = plane.pipelines.stopped;
    expect(plane.pipelines.stopped).toHaveLength(1);
    await plane.follow(arn);
    expect(started()).toEqual(commits);
  });

  it("stops all runs that go on beside each other, each by a request of its own", async () => {
    const { plane } = await push("{when_running: parallel}", [1, 2]);
    plane.repositories.commit(REPOSITORY, withStart("{when_running: cancel}", 3));
    await plane.look(REPOSITORY);
    expect(plane.pipelines.stopped).toHaveLength(2);
  });

  it("runs beside it where the config says so, without a look at what runs", async () => {
    const { plane, commits, started } = await push("{when_running: parallel}", [1, 2]);
    expect(started()).toEqual(commits);
    expect(plane.pipelines.calls).not.toContain("running fraud");
  });

  it("starts nothing where runs are started by hand, whatever .slipway.yaml says", async () => {
    const { started } = await push("{policy: manual}", [1, 2]);
    expect(started()).toEqual([]);
  });

  it("recognises the run that an interrupted start began, and does not stop it", async () => {
    const plane = aControlPlane();
    plane.repositories.commit(REPOSITORY, withStart("{when_running: cancel}"));
    const { started } = plane.projects;
    plane.ports.projects.started = async () => {
      throw new Error("killed");
    };
    await expect(plane.look(REPOSITORY)).rejects.toThrow("killed");
    plane.ports.projects.started = started;
    await plane.look(REPOSITORY);
    expect(plane.pipelines.starts).toHaveLength(1);
    expect(plane.pipelines.stopped).toEqual([]);
    expect((await plane.projects.pipeline("fraud"))?.waiting).toBeUndefined();
  });
});
