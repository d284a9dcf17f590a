import { describe, expect, it } from "@jest/globals";
import type { Upkeep } from "../../../cli/command.ts";
import type { RawRecord } from "../../../shared/domain/raw-record.ts";
import type { RegisteredVersion } from "../../../shared/ports/remains.ts";
import { anUpkeep, inMemoryRecords } from "../../builders/an-upkeep.ts";
import { runCommand } from "../../builders/run-command.ts";
import { healthyInspection } from "../../fakes/healthy-inspection.ts";
import { inMemoryRemains } from "../../fakes/in-memory-remains.ts";

const pipeline = (name: string, groups: readonly string[], isApplied = true): RawRecord => ({
  pk: { S: "project#p" },
  sk: { S: `pipeline#${name}` },
  name: { S: name },
  units: { L: groups.map((group) => ({ M: { model: { S: "m" }, group: { S: group } } })) },
  ...(isApplied ? { applied: { M: { digest: { S: "d" } } } } : {}),
});
const version = (group: string, number: number, by?: string): RegisteredVersion => ({
  arn: `${group}/${number}`,
  version: number,
  ...(by === undefined
    ? {}
    : { pipeline: by, execution: `arn:aws:sagemaker:us-east-1:1:pipeline/${by.toLowerCase()}/execution/e` }),
});
const listed = (out: string): readonly string[] => (out.split("\n\n")[0] ?? "").split("\n");
const BUCKET = "slipway-test-111122223333";

const anInstallation = (over: Partial<Upkeep> = {}) => {
  const remains = inMemoryRemains({
    pipelines: ["Fraud", "churn", "planned", "theirs"],
    groups: {
      "Fraud-m": [version("Fraud-m", 1, "Fraud"), version("Fraud-m", 2, "Fraud")],
      "churn-m": [version("churn-m", 1, "churn"), version("churn-m", 2), version("churn-m", 3, "theirs")],
      other: [version("other", 1, "theirs")],
      forged: [{ ...version("forged", 1, "theirs"), pipeline: "churn" }],
    },
    buckets: [BUCKET, "theirs"],
    tables: ["slipway-test"],
  });
  const records = inMemoryRecords([
    pipeline("Fraud", ["Fraud-m"]),
    pipeline("churn", ["churn-m", "other", "forged"]),
    pipeline("planned", ["other"], false),
    pipeline("gone", []),
    { pk: { S: "group#x" }, sk: { S: "route" }, applied: { BOOL: true }, name: { S: "theirs" } },
  ]);
  const inspection = healthyInspection({ functions: async () => [] });
  const upkeep = anUpkeep({ remains, records, inspection, ...over });
  return {
    remains,
    run: (line: string) => runCommand(`uninstall ${line}`.trim().split(" "), { folder: "/", upkeep }),
  };
};

describe("slipway uninstall", () => {
  it("lists what the records prove to be the installation's own, and deletes nothing", async () => {
    const { run, remains } = anInstallation();
    const { code, out } = await run("");
    expect(code).toBe(0);
    expect(listed(out)).toEqual([
      "pipeline  Fraud, with the history of its runs",
      "pipeline  churn, with the history of its runs",
      "group     Fraud-m, with 2 versions",
      "group     1 version of churn-m; 2 of somebody else stay, and so does the group",
      `bucket    ${BUCKET}, with code, data and models`,
      "table     slipway-test, with all records",
    ]);
    expect(remains.gone).toEqual([]);
  });

  it("deletes just that once it is confirmed, the table that proves it last", async () => {
    const { run, remains } = anInstallation();
    const { code, said } = await run("--confirm slipway-test");
    expect(code).toBe(0);
    expect(remains.gone).toEqual([
      "pipeline Fraud",
      "pipeline churn",
      "Fraud-m/1",
      "Fraud-m/2",
      "group Fraud-m",
      "churn-m/1",
      `bucket ${BUCKET}`,
      "table slipway-test",
    ]);
    expect(said).toContain("deleted versions of Fraud-m: 2, and the group");
    expect(listed((await run("--confirm slipway-test")).out)).toEqual(["nothing is left to delete"]);
  });

  it("goes on where it was interrupted", async () => {
    const { run, remains } = anInstallation();
    const { deleteBucket } = remains;
    remains.deleteBucket = async () => {
      throw new Error("interrupted");
    };
    await expect(run("--confirm slipway-test")).rejects.toThrow("interrupted");
    remains.deleteBucket = deleteBucket;
    expect((await run("--confirm slipway-test")).code).toBe(0);
    expect(remains.gone.slice(-2)).toEqual([`bucket ${BUCKET}`, "table slipway-test"]);
    expect(new Set(remains.gone).size).toBe(remains.gone.length);
  });

  it("leaves models where that is wanted, with what proves that they are its own, and deletes them later", async () => {
    const { run, remains } = anInstallation();
    const { out } = await run("--confirm slipway-test --keep-models");
    expect(remains.gone).toEqual(["pipeline Fraud", "pipeline churn"]);
    expect(out).toContain("- models, their bucket, and the table, which proves whose they are");
    expect((await run("--confirm slipway-test")).code).toBe(0);
    expect(remains.gone.slice(2)).toEqual([
      "Fraud-m/1",
      "Fraud-m/2",
      "group Fraud-m",
      "churn-m/1",
      `bucket ${BUCKET}`,
      "table slipway-test",
    ]);
  });

  it("tells what no deletion takes away, before and after", async () => {
    const inspection = healthyInspection({
      functions: async () => [],
      table: async () => ({
        status: "ACTIVE",
        key: ["pk", "sk"],
        isRecoverable: true,
        kmsKeyArn: "arn:of-a-key",
      }),
    });
    const { run } = anInstallation({ inspection });
    for (const line of ["", "--confirm slipway-test"]) {
      const [, stays = ""] = (await run(line)).out.split("What stays:\n");
      expect(
        stays
          .split("\n")
          .map(
            (each) => /key \([^)]*\)|log of events|image repository|log groups|GitHub App/.exec(each)?.[0],
          ),
      ).toEqual(["key (arn:of-a-key)", "log of events", "image repository", "log groups", "GitHub App"]);
    }
    const gone = anInstallation({
      inspection: healthyInspection({ functions: async () => [], table: async () => undefined }),
    });
    expect((await gone.run("")).out).toContain('that key (described as "What slipway-test keeps")');
  });

  it("deletes nothing of an installation that still works", async () => {
    const { run, remains } = anInstallation({ inspection: healthyInspection() });
    const { code, said } = await run("--confirm slipway-test");
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining("the stack is still there") });
    expect(remains.gone).toEqual([]);
  });

  it("deletes nothing where another installation is confirmed", async () => {
    const { run, remains } = anInstallation();
    const { code, said } = await run("--confirm slipway-prod");
    expect({ code, said }).toEqual({
      code: 2,
      said: expect.stringContaining("this installation is slipway-test"),
    });
    expect(remains.gone).toEqual([]);
  });
});
