import { describe, expect, it } from "@jest/globals";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";

const REPOSITORY = "acme/fraud";
const filesOf = (header = "") => ({
  "conf/conf.yaml": aConf().replace("    pipelineName: fraud\n", `    pipelineName: fraud\n${header}`),
  "model/train.py": "x\n",
});
const HEADER = "    parallelism: 1\n    tags: {team: risk, stage: try}\n";

/** A pipeline with tags and a limit of steps, which somebody else has tagged as well. */
const aTaggedPlane = async () => {
  const plane = aControlPlane();
  plane.repositories.commit(REPOSITORY, filesOf(HEADER));
  await plane.look(REPOSITORY);
  await plane.finish("fraud");
  const live = () => plane.pipelines.live.get("fraud");
  const tagged = live();
  if (tagged === undefined) throw new Error("there is no pipeline");
  plane.pipelines.live.set("fraud", { ...tagged, tags: { ...tagged.tags, "cost-center": "7" } });
  return { plane, live };
};

describe("what git declares of a pipeline no more", () => {
  it("goes: the tags that came from there, and no others", async () => {
    const { plane, live } = await aTaggedPlane();
    expect(live()?.tags).toMatchObject({ team: "risk", stage: "try", "cost-center": "7" });
    plane.repositories.commit(REPOSITORY, filesOf("    tags: {team: risk}\n"));
    await plane.look(REPOSITORY);
    expect(live()?.tags).toMatchObject({ team: "risk", "cost-center": "7" });
    expect(live()?.tags).not.toHaveProperty("stage");
  });

  it("goes: the limit of steps that run beside each other", async () => {
    const { plane, live } = await aTaggedPlane();
    expect(live()?.maxParallelSteps).toBe(1);
    plane.repositories.commit(REPOSITORY, filesOf());
    await plane.look(REPOSITORY);
    expect(live()?.maxParallelSteps).toBe(2);
    await plane.finish("fraud");
    expect((await plane.sweep()).projects).toMatchObject([{ drifted: [] }]);
    plane.pipelines.calls.length = 0;
    await plane.look(REPOSITORY, undefined, { isForced: true });
    expect(plane.pipelines.calls.filter((call) => call.startsWith("update"))).toEqual([]);
  });

  it("goes in the next attempt where somebody was killed in between", async () => {
    const { plane, live } = await aTaggedPlane();
    plane.repositories.commit(REPOSITORY, filesOf());
    const { update } = plane.pipelines;
    plane.ports.pipelines.update = async (pipeline, change) => {
      await update(pipeline, { ...change, untag: [] });
      throw new Error("killed");
    };
    await expect(plane.look(REPOSITORY)).rejects.toThrow("killed");
    plane.ports.pipelines.update = update;
    await plane.look(REPOSITORY);
    expect(live()?.tags).toEqual({ "cost-center": "7" });
  });

  it("is drift where somebody sets a limit by hand", async () => {
    const { plane, live } = await aTaggedPlane();
    plane.repositories.commit(REPOSITORY, filesOf());
    await plane.look(REPOSITORY);
    const now = live();
    if (now !== undefined) plane.pipelines.live.set("fraud", { ...now, maxParallelSteps: 1 });
    await plane.sweep();
    expect((await plane.projects.pipeline("fraud"))?.drift?.paths).toEqual(["maxParallelSteps"]);
  });
});
