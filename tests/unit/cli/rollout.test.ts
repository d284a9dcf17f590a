import { describe, expect, it } from "@jest/globals";
import { noTally } from "../../../shared/domain/no-tally.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { aServedRoute, aServingVersion } from "../../builders/an-invoker.ts";
import { runCommand } from "../../builders/run-command.ts";
import { createInMemoryTallyStore } from "../../fakes/in-memory-tally-store.ts";

/** Version 2 of fraud serves, and 1 can. */
const aPlane = async () => {
  const plane = aControlPlane();
  const tallies = createInMemoryTallyStore();
  const installation = { ...plane.installation, tallies };
  await plane.installation.routes.put(
    aServedRoute(2, { previous: [aServingVersion(1)], generation: 1 }),
    undefined,
  );
  const run = (line: string) => runCommand(line.split(" "), { folder: "/", installation });
  const route = () => plane.installation.routes.get("fraud");
  return { tallies, run, route };
};

describe("commands on canaries and shadows", () => {
  it("begin a canary with a rule, tell how it does, and promote it", async () => {
    const { run, route, tallies } = await aPlane();
    const rule = "--requests 500 --errors 0.02 --latency 1.5 --promote";
    const { out } = await run(`canary fraud@1 --percent 12.5 ${rule} --by bob --reason try`);
    expect(out).toMatch(
      /^version 2 of fraud serves; 1 can; version 1 answers 12\.5 % as a canary, by bob since /,
    );
    const { canary } = { ...(await route()) };
    expect(canary).toMatchObject({
      reason: "try",
      rule: { requests: 500, errors: 0.02, latency: 1.5, promote: true },
    });
    const sheet = { group: "fraud", salt: canary?.salt ?? "", id: "a" };
    const counts = new Map([[1, { ...noTally, requests: 4, failed: 1, milliseconds: 50 }]]);
    await tallies.put(sheet, counts);
    const { out: shown } = await run("canary fraud");
    expect(shown).toMatch(/\n2 +stable +0 /);
    expect(shown).toMatch(/\n1 +canary +4 +1 +0 +0 +13 /);
    expect(shown).toMatch(/\nthe latest answers are counted once the group is asked again$/);
    expect(JSON.parse((await run("canary fraud --json")).out).tallies["1"]).toMatchObject({ requests: 4 });
    expect((await run("promote fraud")).out).toBe("version 1 of fraud serves; 2 can");
  });

  it("abort a canary", async () => {
    const { run, route } = await aPlane();
    await run("canary fraud@1 --percent 10");
    expect((await run("abort fraud --reason slow")).out).toBe("version 2 of fraud serves");
    expect((await route())?.failures).toMatchObject([
      { version: 1, message: "the canary was aborted by ann: slow" },
    ]);
  });

  it("set and end a group's policy", async () => {
    const { run, route } = await aPlane();
    expect((await run("canary fraud --on-approval --percent 5 --requests 10")).out).toContain(
      "what is approved becomes a canary for 5 %, by ann since",
    );
    expect((await route())?.rollout?.rule).toEqual({ requests: 10, errors: 0.01, promote: false });
    expect((await run("canary fraud --off")).out).toBe("version 2 of fraud serves; 1 can");
  });

  it("begin, show and end a shadow", async () => {
    const { run, route, tallies } = await aPlane();
    expect((await run("shadow fraud@1 --percent 20 --tolerance 0.01")).out).toContain(
      "version 1 is asked 20 % as a shadow, by ann since",
    );
    const { shadow } = { ...(await route()) };
    expect(shadow).toMatchObject({ tolerance: 0.01 });
    const sheet = { group: "fraud", salt: shadow?.salt ?? "", id: "a" };
    await tallies.put(sheet, new Map([[1, { ...noTally, requests: 9, compared: 8, same: 7 }]]));
    expect((await run("shadow fraud")).out).toMatch(
      /\n1 +shadow +9 .*7 of 8.*\nthe latest answers are counted/,
    );
    expect((await run("shadow fraud --off")).out).toBe("version 2 of fraud serves; 1 can");
    expect((await run("shadow fraud")).out).toBe("version 2 of fraud serves; 1 can");
  });

  it.each([
    ["canary fraud@1", "give --percent"],
    ["canary fraud@1 --percent 0", '--percent takes a number from 0.01 to 100, not "0"'],
    ["canary fraud@1 --percent x", "--percent takes a number"],
    ["canary fraud@1 --percent 1 --promote", "need --requests"],
    ["canary fraud@1 --percent 1 --requests 1.5", "--requests takes a whole number from 1"],
    ["canary fraud@2 --percent 1", "serves all requests already"],
    ["canary fraud@7 --percent 1", "version 7 of fraud is not among those that can serve; 2, 1 can"],
    ["canary fraud --percent 1", "say which version"],
    ["canary fraud@1 --off", "leave @1 out"],
    ["canary fraud@1 --on-approval --percent 1", "leave @1 out"],
    ["canary churn", "no version of churn was ever approved"],
    ["shadow churn", "no version of churn was ever approved"],
    ["shadow fraud --percent 1", "say which version"],
    ["shadow fraud@1 --percent 1 --tolerance 2", "--tolerance takes a number from 0 to 1"],
    ["promote fraud", "fraud has no canary; slipway canary fraud@VERSION --percent P begins one"],
    ["abort fraud@1", "leave @1 out"],
  ])("refuse %s", async (line, message) => {
    const { run } = await aPlane();
    const { code, said } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
