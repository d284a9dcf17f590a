import { describe, expect, it } from "@jest/globals";
import type { ModelPackage } from "../../../shared/domain/model-package.ts";
import { aConf } from "../../builders/a-conf.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { runCommand } from "../../builders/run-command.ts";

const REPOSITORY = "acme/fraud";
const GROUP = "fraud-fraud";
const files = (epochs = 5): Record<string, string> => ({
  "conf/conf.yaml": aConf({ epochs }),
  "model/train.py": "print('training')\n",
});

const aPlane = async () => {
  const plane = aControlPlane();
  const push = async (content: Readonly<Record<string, string>>): Promise<string> => {
    const commit = plane.repositories.commit(REPOSITORY, content);
    await plane.look(REPOSITORY);
    return commit;
  };
  const commit = await push(files());
  const register = (
    approval: ModelPackage["approval"],
    version = 1,
    metadata: ModelPackage["metadata"] = {},
  ): void => {
    plane.registered.set(GROUP, {
      arn: `arn:${GROUP}/${version}`,
      group: GROUP,
      version,
      approval,
      modifiedAt: Date.parse("2026-01-01T00:00:00Z"),
      artifacts: [],
      contentTypes: [],
      metadata,
    });
  };
  const run = (line: string, meanwhile?: () => Promise<void>) =>
    runCommand(line.split(" "), {
      folder: "/",
      installation: plane.installation,
      ...(meanwhile === undefined ? {} : { meanwhile }),
    });
  const standing = async () => {
    const [status] = JSON.parse((await run("status --json")).out).statuses;
    return [status.sync.is, status.phase.is, status.phase.move];
  };
  return { plane, push, commit, register, run, standing };
};

describe("slipway status", () => {
  it("follows a model from training to serving", async () => {
    const { plane, register, standing } = await aPlane();
    expect(await standing()).toEqual(["Synced", "Training", "Slipway"]);
    await plane.finish("fraud");
    expect(await standing()).toEqual(["Synced", "Idle", "nobody"]);
    register("PendingManualApproval");
    expect(await standing()).toEqual(["Synced", "AwaitingApproval", "approver"]);
    register("Approved");
    expect(await standing()).toEqual(["Synced", "Deploying", "Slipway"]);
    await plane.serve(GROUP);
    expect(await standing()).toEqual(["Synced", "Serving", "nobody"]);
    register("Rejected", 2);
    expect(await standing()).toEqual(["Synced", "Stale", "author"]);
  });

  it("tells what is out of step with git, and why", async () => {
    const { plane, push, run, standing } = await aPlane();
    await plane.finish("fraud");
    await push({ "conf/conf.yaml": "conf: [" });
    expect((await standing())[0]).toBe("OutOfSync");
    expect((await run("status")).out).toContain(
      "have mistakes, which are beside that commit; what ran before stays",
    );
    plane.repositories.hide(REPOSITORY);
    await plane.sweep();
    expect((await standing())[0]).toBe("Unknown");
    plane.repositories.show(REPOSITORY);
    await plane.sweep();
    await push({ "README.md": "nothing\n" });
    expect((await run("status")).out).toContain("it will be deleted");
  });

  it("says what to do where there is nothing", async () => {
    const plane = aControlPlane();
    const { out } = await runCommand(["status"], { folder: "/", installation: plane.installation });
    expect(out).toBe("no pipeline yet: push a repository that declares one");
  });

  it("watches until nothing is on its way", async () => {
    const { plane, run } = await aPlane();
    let looks = 0;
    const { out } = await run("status fraud --watch", async () => {
      looks += 1;
      if (looks === 2) await plane.finish("fraud");
    });
    expect(looks).toBe(2);
    expect(out.match(/Training/g)).toHaveLength(1);
    expect(out).toContain("Idle");
  });
});

describe("slipway why", () => {
  const blocking = async (run: (line: string) => Promise<{ out: string }>): Promise<string | undefined> =>
    JSON.parse((await run(`why ${GROUP} --json`)).out).blocking?.name;

  it("names the stage that a model waits at", async () => {
    const { plane, push, register, run } = await aPlane();
    expect(await blocking(run)).toBe("run");
    await plane.finish("fraud");
    expect(await blocking(run)).toBe("register");
    register("PendingManualApproval");
    expect(await blocking(run)).toBe("approve");
    expect((await run(`why ${GROUP}`)).out).toContain("the next move is the approver's");
    register("Approved");
    expect(await blocking(run)).toBe("deploy");
    await plane.serve(GROUP);
    expect(await blocking(run)).toBeUndefined();
    expect((await run(`why ${GROUP}`)).out).toMatch(/^fraud-fraud serves\n/);
    await push({ "conf/conf.yaml": "conf: [" });
    expect(await blocking(run)).toBe("git");
  });

  it("tells which commits versions were made from, and which one git declares since", async () => {
    const { plane, push, register, run, commit } = await aPlane();
    await plane.finish("fraud");
    const made = { repository: REPOSITORY, commit };
    register("Approved", 1, made);
    await plane.serve(GROUP, made);
    const version = `version 1 (commit ${commit.slice(0, 12)})`;
    const { out } = await run(`why ${GROUP}`);
    expect(out).toContain(`register  ${version}\n`);
    expect(out).toMatch(/serves$/);
    const later = await push(files(9));
    const { out: after } = await run(`why ${GROUP}`);
    expect(after).toContain(`${version} serves; since 2026-01-01T00:00:00.000Z git declares`);
    expect(after).toContain(`git declares what commit ${later.slice(0, 12)} holds`);
  });

  it("tells of a pin, whatever waits", async () => {
    const { plane, push, register, run } = await aPlane();
    await plane.finish("fraud");
    register("Approved");
    await plane.serve(GROUP);
    await run(`pin ${GROUP} --by bob`);
    expect((await run("status")).out).toContain(`of ${GROUP} serves, pinned by bob since`);
    await push(files(9));
    expect((await run(`why ${GROUP}`)).out).toMatch(/· +serve +version \d+ serves, pinned by bob since/);
  });

  it("knows the groups that there are", async () => {
    const { run } = await aPlane();
    const { code, said } = await run("why fraud-fraudd");
    expect({ code, said }).toEqual({
      code: 2,
      said: 'slipway why: no pipeline registers in the group "fraud-fraudd"; did you mean "fraud-fraud"?',
    });
  });
});

describe("commands that intervene", () => {
  it("roll back at once, hold, and say who did it", async () => {
    const { plane, push, run, commit } = await aPlane();
    await plane.finish("fraud");
    const bad = await push(files(9));
    const { out } = await run("rollback fraud --reason worse --by bob");
    expect(out).toBe(`fraud goes back to ${commit.slice(0, 12)}; ${bad.slice(0, 12)} is held`);
    await plane.settleAnnounced();
    expect(plane.pipelines.live.get("fraud")?.definition).toContain('"epochs":"5"');
    const history = (await run("history fraud")).out;
    expect(history).toMatch(/rolled back .*by bob, .*reason worse/);
    expect(history).toMatch(/applied .*repository acme\/fraud/);
    expect((await run("status")).out).toContain("held by bob");
  });

  it("suspend, resume and sync", async () => {
    const { plane, push, run, standing } = await aPlane();
    await plane.finish("fraud");
    expect((await run("suspend fraud")).out).toContain("slipway resume fraud ends that");
    await push(files(9));
    expect((await standing())[1]).toBe("Suspended");
    await run("resume fraud");
    await plane.settleAnnounced();
    expect(plane.pipelines.live.get("fraud")?.definition).toContain('"epochs":"9"');
    const live = plane.pipelines.live.get("fraud");
    if (live) plane.pipelines.live.set("fraud", { ...live, roleArn: "arn:other" });
    await run("sync fraud");
    await plane.settleAnnounced();
    expect(plane.pipelines.live.get("fraud")?.roleArn).toBe("arn:aws:iam::111122223333:role/jobs");
  });

  it.each([
    ["rollback frauds", "no project has a pipeline named frauds; slipway status lists all pipelines"],
    ["rollback fraud --to abc", "fraud was never applied as of a commit abc"],
    ["rollback fraud", "fraud was never applied in another revision"],
    ["prune fraud", "git still has the pipeline fraud"],
    ["suspend", "give one pipeline"],
    ["history fraud --limit x", "--limit x: expected a whole number"],
    ["status a b", "give at most one pipeline"],
  ])("refuse %s", async (line, message) => {
    const { run } = await aPlane();
    const { code, said } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
