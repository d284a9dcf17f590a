import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readRepositories } from "../../../shared/adapters/read-repositories.ts";
import { parseAllowList } from "../../../shared/config/allow-list/parse-allow-list.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-repositories-"));
  const names = Array.from(
    { length: 2000 },
    (_, index) => `- {repository: acme/model-${index}, branch: live}`,
  );
  await writeFile(join(folder, "repositories.yaml"), names.join("\n"));
  await writeFile(join(folder, "repositories-bad.yaml"), "- {repository: 7}\n");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const read = async (setting: string) =>
  parseAllowList(readRepositories({ SLIPWAY_REPOSITORIES: setting, LAMBDA_TASK_ROOT: folder }));

describe("the repositories of an installation", () => {
  it("come from the environment", async () => {
    const allowed = await read("acme/*@live");
    expect(allowed("acme/fraud")).toBe("live");
  });

  it("come from a file that is packed with the function, however long", async () => {
    const allowed = await read("file:repositories.yaml");
    expect(allowed("acme/model-1999")).toBe("live");
    expect(allowed("acme/model-2000")).toBeUndefined();
  });

  it.each([
    ["file:elsewhere.yaml", "elsewhere.yaml was not packed with the function"],
    ["file:repositories-bad.yaml", "entry 1: repository is 7"],
    ["", "SLIPWAY_REPOSITORIES is not set"],
  ])("of %j are no reason to guess", async (setting, message) => {
    await expect(read(setting)).rejects.toThrow(message);
  });
});
