import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { aPythonWithBoto3 } from "../../builders/a-python-with-boto3.ts";
import { aSystem } from "../../builders/a-system.ts";

const run = promisify(execFile);
let running: Awaited<ReturnType<typeof aSystem>>;
let python: string;

beforeAll(async () => {
  [running, python] = await Promise.all([aSystem(), aPythonWithBoto3()]);
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
