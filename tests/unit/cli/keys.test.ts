import { describe, expect, it } from "@jest/globals";
import { sha256 } from "../../../shared/usecases/sha256.ts";
import { aControlPlane } from "../../builders/a-control-plane.ts";
import { runCommand } from "../../builders/run-command.ts";

const NOW = "2026-01-01T00:00:00.000Z";

const anInstallation = () => {
  const { installation } = aControlPlane();
  const run = (line: string) => runCommand(line.split(" "), { folder: "/", installation });
  const create = async (options = "--groups fraud-*"): Promise<{ id: string; key: string }> =>
    JSON.parse((await run(`keys create checkout ${options} --json`)).out);
  return { installation, run, create };
};

describe("slipway keys", () => {
  it("makes a key, shows it once and keeps its hash alone", async () => {
    const { installation, run } = anInstallation();
    const { out } = await run("keys create checkout --groups fraud-*,churn --rate 5 --burst 20 --versions");
    const [text = ""] = out.split("\n");
    expect(text).toMatch(/^slw_[0-9A-Za-z]{11}_[0-9A-Za-z]{49}$/);
    const [kept] = await installation.keys.list();
    expect(kept).toEqual({
      id: text.split("_")[1],
      name: "checkout",
      digest: sha256(text),
      groups: ["fraud-*", "churn"],
      versions: true,
      rate: { perSecond: 5, burst: 20 },
      validUntil: "2026-04-01T00:00:00.000Z",
      created: { by: "ann", at: NOW },
      generation: 1,
    });
    expect(JSON.stringify(kept)).not.toContain(text.slice(16));
  });

  it.each(["bad name!", "", "-x", "a".repeat(64), "a\nb", "\u001b[2J"])(
    "makes no key of the name %j",
    async (name) => {
      const { installation } = anInstallation();
      const line = ["keys", "create", "--groups", "fraud", "--", name];
      const { code, said } = await runCommand(line, { folder: "/", installation });
      expect(code).toBe(2);
      expect(said).toContain(`${JSON.stringify(name)} is no name of a key; use up to 63 of`);
      expect(await installation.keys.list()).toEqual([]);
    },
  );

  it("lists keys without anything that one could be made of", async () => {
    const { installation, run, create } = anInstallation();
    const { id } = await create();
    await run(`keys rotate ${id}`);
    const [kept] = await installation.keys.list();
    for (const line of ["keys list", "keys list --json"]) {
      const { out } = await run(line);
      expect(out).toContain("checkout");
      expect(out).not.toContain(kept?.digest);
      expect(out).not.toContain(kept?.previous?.digest);
    }
  });

  it("lets the secret before a rotation count for the overlap, under the same id and rights", async () => {
    const { installation, run, create } = anInstallation();
    const { id, key } = await create("--groups fraud --valid never");
    const rotated = JSON.parse((await run(`keys rotate ${id} --overlap 12h --json`)).out);
    expect(rotated.key).not.toBe(key);
    expect(await installation.keys.get(id)).toMatchObject({
      digest: sha256(rotated.key),
      previous: { digest: sha256(key), until: "2026-01-01T12:00:00.000Z" },
      groups: ["fraud"],
      generation: 2,
    });
    expect((await installation.keys.get(id))?.validUntil).toBeUndefined();
  });

  it("revokes a key for good", async () => {
    const { installation, run, create } = anInstallation();
    const { id } = await create();
    await run(`keys revoke ${id} --reason leaked --by bob`);
    expect(await installation.keys.get(id)).toMatchObject({ revoked: { by: "bob", at: NOW } });
    expect((await run("keys list")).out).toContain(`revoked by bob at ${NOW}`);
    expect((await run(`keys rotate ${id}`)).said).toContain("bob revoked the key");
  });

  it("tells until when keys count", async () => {
    const { installation, run, create } = anInstallation();
    expect((await run("keys list")).out).toBe("no key yet: slipway keys create NAME --groups GROUPS");
    await create("--groups a --valid 0m");
    await create("--groups b --valid never");
    const { out } = await run("keys list");
    expect(out).toContain(`ended ${NOW}`);
    expect(out).toContain("counts until it is revoked");
    expect(await installation.keys.list()).toHaveLength(2);
  });

  it.each([
    ["keys", "give create, list, rotate or revoke"],
    ["keys make", 'there is no "make"; use one of create, rotate, revoke, list'],
    ["keys toString", 'there is no "toString"'],
    ["keys create --groups a", "slipway keys create takes whom the key is for"],
    ["keys create x", "say with --groups"],
    ["keys create x --groups a/b", '"a/b" is no name of a group'],
    ["keys create x --groups a,", '"" is no name of a group'],
    ["keys create x --groups a --rate 0", "--rate 0: expected a number from 0.01"],
    ["keys create x --groups a --burst 3", "--burst says nothing without --rate"],
    ["keys create x --groups a --valid soon", "--valid soon: expected a duration"],
    ["keys rotate", "slipway keys rotate takes the id of a key"],
    ["keys revoke nobody", "there is no key with the id nobody"],
  ])("refuses %s", async (line, message) => {
    const { code, said } = await anInstallation().run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
