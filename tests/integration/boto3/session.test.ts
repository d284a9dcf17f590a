import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aSystem } from "../../builders/a-system.ts";

const run = promisify(execFile);
const REQUIREMENT = "boto3==1.43.11";
const FOLDER = join(".slipway", "test-python", REQUIREMENT);

/** An interpreter that has boto3, installed once. */
const installBoto3 = async (): Promise<string> => {
  if (!existsSync(FOLDER)) {
    const scratch = `${FOLDER}.${process.pid}`;
    await run("python3", ["-m", "venv", scratch]);
    await run(join(scratch, "bin", "python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--disable-pip-version-check",
      REQUIREMENT,
    ]);
    // Scripts in bin name the folder they were made for; the interpreter itself does not mind.
    await rename(scratch, FOLDER).catch(() => rm(scratch, { recursive: true }));
  }
  return join(FOLDER, "bin", "python");
};

let running: Awaited<ReturnType<typeof aSystem>>;
let python: string;

beforeAll(async () => {
  [running, python] = await Promise.all([aSystem(), installBoto3()]);
});
afterAll(() => running.close());

describe("boto3 with AWS_ENDPOINT_URL alone", () => {
  it("creates, starts, watches, approves and invokes", async () => {
    const { url, credentials, region } = running.system();
    const { stdout } = await run(python, [join("tests", "integration", "boto3", "session.py")], {
      env: {
        PATH: process.env.PATH,
        AWS_ENDPOINT_URL: url,
        AWS_DEFAULT_REGION: region,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      },
    });
    expect(JSON.parse(stdout)).toEqual({
      steps: ["Register-RegisterModel", "Train"],
      answer: { difference: 4 },
    });
  });
});
