import { describe, expect, it } from "@jest/globals";
import { pipelineRefused } from "../../../shared/domain/errors.ts";
import { resumePipeline } from "../../../shared/usecases/intervene/resume-pipeline.ts";
import { rollBack } from "../../../shared/usecases/intervene/roll-back.ts";
import { suspendPipeline } from "../../../shared/usecases/intervene/suspend-pipeline.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";

const REPOSITORY = "acme/fraud";
const files = (
  epochs: number,
  over: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  "conf/conf.yaml": aConf({ epochs }),
  "model/train.py": "print('training')\n",
  ...over,
});
const BROKEN = { "conf/conf.yaml": "conf: [" };
const WHO = { by: "ann" };

type Plane = ReturnType<typeof aControlPlane>;

const push = async (plane: Plane, of: Readonly<Record<string, string>>, repository = REPOSITORY) => {
  const commit = plane.repositories.commit(repository, of);
  await plane.look(repository);
  return commit;
};
const settle = async (plane: Plane) => {
  await plane.sweep();
  await plane.settleAnnounced();
};
const epochsOf = (plane: Plane): string | undefined =>
  /"epochs":"(\d+)"/.exec(plane.pipelines.live.get("fraud")?.definition ?? "")?.[1];

describe("what no message tells", () => {
  it("is that a refusal is over, since another repository has changed", async () => {
    const plane = aControlPlane();
    const project = { ".slipway.yaml": "project: risk\n" };
    await push(plane, files(1, project));
    const rival = { ...project, "conf/conf.yaml": aConf({ pipeline: "rival" }), "model/train.py": "" };
    await push(plane, rival, "acme/rival");
    await settle(plane);
    expect([...plane.pipelines.live.keys()]).toEqual(["fraud"]);
    await push(plane, project);
    await settle(plane);
    expect([...plane.pipelines.live.keys()]).toContain("rival");
    expect(
      plane.statuses.findLast(
        ({ repository, context }) => repository === "acme/rival" && context === "slipway",
      )?.state,
    ).toBe("success");
  });

  it("is that the project is gone which had the name of a pipeline", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    await push(plane, files(2), "acme/copy");
    plane.repositories.remove(REPOSITORY);
    await plane.sweep();
    plane.clock.now = "2026-02-01T00:00:00.000Z";
    for (const _ of ["deleted", "taken up"]) await settle(plane);
    expect((await plane.projects.pipeline("fraud"))?.project).toBe("copy");
    expect(epochsOf(plane)).toBe("2");
  });

  it("is that a pipeline was resumed or rolled back, where whoever did it went away", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    await push(plane, files(2));
    await rollBack(plane.interventions, "fraud", WHO);
    await settle(plane);
    expect(epochsOf(plane)).toBe("1");
    await resumePipeline(plane.interventions, "fraud", WHO);
    await settle(plane);
    expect(epochsOf(plane)).toBe("2");
    await suspendPipeline(plane.interventions, "fraud", WHO);
    await push(plane, files(3));
    await resumePipeline(plane.interventions, "fraud", WHO);
    await settle(plane);
    expect(epochsOf(plane)).toBe("3");
  });
});

describe("a head that cannot be taken up", () => {
  it("keeps nobody from rolling back", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    await push(plane, files(2));
    await push(plane, BROKEN);
    await rollBack(plane.interventions, "fraud", WHO);
    await plane.look(REPOSITORY, "refs/heads/main", { isForced: true });
    expect(epochsOf(plane)).toBe("1");
  });

  it("does not stop half-way what was declared before it", async () => {
    const plane = aControlPlane();
    const { create } = plane.pipelines;
    plane.pipelines.create = async () => {
      throw new Error("killed");
    };
    await expect(push(plane, files(1))).rejects.toThrow("killed");
    plane.pipelines.create = create;
    await push(plane, BROKEN);
    expect(epochsOf(plane)).toBe("1");
    expect(plane.pipelines.starts).toHaveLength(1);
    expect((await plane.sweep()).branches).toEqual({ same: 1 });
  });

  it("does not take the repository out of its project, whatever project it names", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    await push(plane, { ...BROKEN, ".slipway.yaml": "project: risk\n" });
    expect((await plane.projects.head(REPOSITORY, "main"))?.project).toBe("fraud");
    await push(plane, files(2, { ".slipway.yaml": "project: risk\n" }));
    expect((await plane.projects.pipeline("fraud"))?.project).toBe("risk");
    expect((await plane.projects.load("fraud")).heads).toEqual([]);
  });
});

describe("a pipeline that SageMaker refuses", () => {
  it("is told to its author once, keeps no other from being applied, and is applied when SageMaker takes it", async () => {
    const plane = aControlPlane();
    const { create } = plane.pipelines;
    plane.pipelines.create = async (pipeline, token) => {
      if (pipeline.name === "fraud") throw pipelineRefused("fraud", "the role cannot be assumed", undefined);
      return create(pipeline, token);
    };
    const other = aConf({ model: "other", pipeline: "other" });
    const commit = await push(plane, files(1, { "other/conf/conf.yaml": other }));
    const failures = () => plane.statuses.filter(({ state }) => state === "failure");
    expect(failures()).toMatchObject([
      {
        commit,
        context: "slipway/fraud",
        description: "SageMaker refuses fraud: the role cannot be assumed",
      },
    ]);
    expect([...plane.pipelines.live.keys()]).toEqual(["other"]);
    await settle(plane);
    expect(failures()).toHaveLength(1);
    plane.pipelines.create = create;
    await settle(plane);
    expect(epochsOf(plane)).toBe("1");
    expect(plane.pipelines.starts.map(({ pipeline }) => pipeline)).toEqual(["other", "fraud"]);
  });
});

describe("a run that is owed", () => {
  it("does not start before its update, which an end meanwhile would have it do", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    const { update } = plane.pipelines;
    plane.pipelines.update = async () => {
      throw new Error("killed");
    };
    await expect(push(plane, files(2))).rejects.toThrow("killed");
    plane.pipelines.update = update;
    await plane.finish("fraud");
    expect(plane.pipelines.starts).toHaveLength(1);
    await settle(plane);
    const [, second] = plane.pipelines.starts;
    expect(plane.pipelines.trained.get(second?.token ?? "")?.definition).toContain('"epochs":"2"');
  });

  it("is owed still when its pipeline was gone from git and came back", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    const commit = await push(plane, files(2));
    await push(plane, { "README.md": "nothing\n" });
    await push(plane, files(2));
    await plane.finish("fraud");
    expect(plane.pipelines.starts.map(({ parameters }) => parameters.Commit)).toContain(commit);
  });

  it("is owed still when somebody rolled back and thought better of it", async () => {
    const plane = aControlPlane();
    await push(plane, files(1));
    const commit = await push(plane, files(2));
    await rollBack(plane.interventions, "fraud", WHO);
    await rollBack(plane.interventions, "fraud", WHO);
    await settle(plane);
    await plane.finish("fraud");
    expect(plane.pipelines.starts.map(({ parameters }) => parameters.Commit)).toContain(commit);
  });
});

describe("code that no pipeline used when it was pushed", () => {
  const pool = (text: string) => ({
    ".slipway.yaml": "project: risk\n",
    "conf/conf.yaml": aConf({ model: "scaler", anchor: false }),
    "model/train.py": text,
  });
  const user = (epochs: number) => {
    const anchor = aConf({ model: "scaler", epochs }).replace(
      / {2}models:[\s\S]*? {2}sagemakerPipeline/,
      "  sagemakerPipeline",
    );
    return { ".slipway.yaml": "project: risk\n", "conf/conf.yaml": anchor };
  };
  const trains = (plane: Plane): string => {
    const definition = plane.pipelines.live.get("fraud")?.definition ?? "";
    const [key] = [...plane.code.packages].filter(([name]) => definition.includes(name)).at(-1) ?? [];
    const [file] = plane.code.packages.get(key ?? "") ?? [];
    return new TextDecoder().decode(file?.content);
  };

  it("is what is trained when one comes to use it, and whatever is pushed then", async () => {
    const plane = aControlPlane();
    await push(plane, pool("first"), "acme/pool");
    await push(plane, pool("second"), "acme/pool");
    await push(plane, user(1));
    expect(trains(plane)).toBe("second");
    await push(plane, pool("third"), "acme/pool");
    expect(trains(plane)).toBe("third");
  });
});
