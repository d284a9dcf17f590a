import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "@jest/globals";

const folder = mkdtempSync(join(tmpdir(), "api-model-"));

/** The model as PyPI has it; `undefined` on a machine without pip or network. */
const download = (): string | undefined => {
  try {
    const options = { stdio: "pipe", timeout: 300_000 } as const;
    execFileSync("pip", ["download", "-q", "--no-deps", "--dest", folder, "botocore==1.43.67"], options);
    const wheel = readdirSync(folder).find((file) => file.endsWith(".whl")) ?? "";
    execFileSync("python3", ["-m", "zipfile", "-e", join(folder, wheel), folder], options);
    const packed = readFileSync(join(folder, "botocore/data/sagemaker/2017-07-24/service-2.json.gz"));
    return gunzipSync(packed).toString("utf8");
  } catch {
    return undefined;
  }
};

const model = download();

const check = (text: string) => {
  const path = join(folder, "service-2.json");
  writeFileSync(path, text);
  return spawnSync(process.execPath, ["shared/api-constraints/generate.mjs", "--check", path], {
    encoding: "utf8",
  });
};

afterAll(() => rmSync(folder, { recursive: true, force: true }));

(model === undefined ? describe.skip : describe)("the generated API constraints", () => {
  it("are what the generator makes of the published model", () => {
    expect(check(model ?? "")).toMatchObject({ status: 0, stderr: "" });
  });

  it("are found stale when the model changes", () => {
    const changed = (model ?? "").replace('"max":1048576', '"max":1048577');
    expect(check(changed)).toMatchObject({ status: 1, stderr: expect.stringContaining("is stale") });
  });

  it("are not made from a model that lacks an operation", () => {
    const lacking = JSON.parse(model ?? "{}");
    delete lacking.operations.StartPipelineExecution;
    expect(check(JSON.stringify(lacking)).stderr).toContain("no operation StartPipelineExecution");
  });
});
