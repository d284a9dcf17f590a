import { describe, expect, it } from "@jest/globals";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { runCommand } from "../../builders/run-command.ts";

const GROUP = "fraud-fraud";

const aPlane = async () => {
  const plane = aControlPlane();
  plane.registered.set(GROUP, {
    arn: `arn:${GROUP}/1`,
    group: GROUP,
    version: 1,
    approval: "PendingManualApproval",
    modifiedAt: 0,
    artifacts: [],
    contentTypes: [],
    metadata: {},
  });
  const run = (line: string) =>
    runCommand(line.split(" "), { folder: "/", installation: plane.installation });
  return { plane, run };
};

describe("commands on what serves", () => {
  it("decide about a version in the registry, and refuse what changes nothing", async () => {
    const { plane, run } = await aPlane();
    expect((await run(`approve ${GROUP}`)).out).toContain(`version 1 of ${GROUP} is approved`);
    expect(plane.registered.get(GROUP)?.approval).toBe("Approved");
    const again = await run(`approve ${GROUP}@1`);
    expect(again).toMatchObject({ code: 2, said: expect.stringContaining("is Approved already") });
    expect((await run(`reject ${GROUP}@1`)).out).toContain("is rejected");
    expect(plane.registered.get(GROUP)?.approval).toBe("Rejected");
  });

  it("pin and unpin at once, and the history tells who", async () => {
    const { plane, run } = await aPlane();
    await plane.serve(GROUP);
    expect((await run(`pin ${GROUP} --by bob --reason audit`)).out).toBe(
      `version 1 of ${GROUP} serves, pinned by bob`,
    );
    const { route } = JSON.parse((await run(`unpin ${GROUP} --json`)).out);
    expect(route).toMatchObject({ stable: { version: 1 } });
    expect(route).not.toHaveProperty("pinned");
  });

  it.each([
    ["approve other", "the registry has no version of other"],
    [`reject ${GROUP}@7`, "the registry has no version 7"],
    [`pin ${GROUP}`, `no version of ${GROUP} was ever approved`],
    [`revert ${GROUP}@x`, "a version is a number from 1"],
    ["revert @3", "expected GROUP or GROUP@VERSION"],
    ["unpin", "give one model package group"],
  ])("refuse %s", async (line, message) => {
    const { run } = await aPlane();
    const { code, said } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
