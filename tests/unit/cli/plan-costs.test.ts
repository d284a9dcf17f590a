import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { aConf } from "../../builders/a-conf.ts";
import { aFolderOf } from "../../builders/a-folder-of.ts";
import { runCommand } from "../../builders/run-command.ts";

const MINE = { asOf: "2026-02", region: "eu-west-1", currency: "EUR", hourly: { "ml.m5.2xlarge": 0.5 } };

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-costs-"));
  await aFolderOf(folder, { "conf/conf.yaml": aConf(), "model/train.py": "print()\n" });
});
afterEach(() => rm(folder, { recursive: true }));

describe("slipway plan", () => {
  it("tells what the next run takes at most, at list prices", async () => {
    const { out } = await runCommand(["plan"], { folder });
    expect(out).toMatch(
      /next run: at most [\d.]+ instance-hours?, [\d.]+ USD, in [\d.]+ \w+ \(prices of us-east-1, \d{4}-\d\d\)/,
    );
  });

  it("names the steps that count at SageMaker's own limit, and tells how to set another", async () => {
    expect((await runCommand(["plan"], { folder })).out).not.toContain("own limit");
    await aFolderOf(folder, {
      "conf/conf.yaml": aConf().replace("train:\n", "train:\n        max_runtime_seconds: 86400\n"),
    });
    const { out } = await runCommand(["plan"], { folder });
    expect(out).toMatch(/with SageMaker's own limit of a day for "[\w-]*train"/);
    expect(out).toContain("max_runtime_seconds in a step's section");
  });

  it("reckons with the installation's own prices", async () => {
    const environment = { SLIPWAY_PRICES: JSON.stringify(MINE) };
    const { out } = await runCommand(["plan", "--json"], { folder, environment });
    const { plans, prices } = JSON.parse(out);
    const { instanceHours, cost } = plans[0].estimate.next;
    expect(cost).toBeCloseTo(instanceHours * 0.5);
    expect(prices).toEqual({ asOf: "2026-02", region: "eu-west-1", currency: "EUR" });
  });
});
