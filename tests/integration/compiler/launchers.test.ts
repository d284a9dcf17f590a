import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { runproc } from "../../../shared/compiler/emit/code/runproc.ts";
import { REPACK_SCRIPT } from "../../../shared/compiler/emit/repack/repack-script.ts";
import { REFIT_SCRIPT } from "../../../shared/compiler/emit/tuning/refit-script.ts";

const run = promisify(execFile);

/** What the compiler puts into containers, run as there, below a folder instead of /opt/ml. */
describe("a program that the compiler wrote", () => {
  let base = "";
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), "launchers-"));
  });
  afterEach(() => rm(base, { recursive: true, force: true }));

  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
  };
  const pack = async (archive: string, files: Readonly<Record<string, string>>): Promise<void> => {
    const folder = await mkdtemp(join(base, "pack-"));
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    await mkdir(dirname(join(base, archive)), { recursive: true });
    await run("tar", ["-czf", join(base, archive), "-C", folder, "."]);
    await rm(folder, { recursive: true });
  };
  const environment = (more: Readonly<Record<string, string>> = {}) => ({
    PATH: process.env.PATH,
    SAGEMAKER_BASE_DIR: base,
    ...more,
  });

  it("unpacks the code of a processing job and runs its script as a module below the package's root", async () => {
    await pack("processing/input/code/sourcedir.tar.gz", {
      "deep/run.py": "import sys\nfrom shared import name\nprint(name, __name__, sys.argv[1:])\n",
      "shared.py": "name = 'shared'\n",
    });
    const asset = runproc("deep/run.py");
    await write("runproc.sh", asset.kind === "text" ? asset.text : "");
    const { stdout } = await run("/bin/bash", [join(base, "runproc.sh"), "--rate", "0.1"], {
      env: environment(),
    });
    expect(stdout.trim()).toBe("shared __main__ ['deep/run.py', '--rate', '0.1']");
  });

  it("fails a processing job whose script fails", async () => {
    await pack("processing/input/code/sourcedir.tar.gz", { "run.py": "raise SystemExit(3)\n" });
    const asset = runproc("run.py");
    await write("runproc.sh", asset.kind === "text" ? asset.text : "");
    await expect(run("/bin/bash", [join(base, "runproc.sh")], { env: environment() })).rejects.toMatchObject({
      code: 3,
    });
  });

  it("puts inference code into a model, the script also at the top of it, and nothing of old code", async () => {
    await pack("input/data/training/model.tar.gz", { "weights.bin": "w", "code/old.py": "old" });
    await pack("input/data/code/sourcedir.tar.gz", {
      "serve/inference.py": "i",
      "shared.py": "s",
      "requirements.txt": "",
    });
    await write("code/repack.py", REPACK_SCRIPT);
    await run(
      "python3",
      [join(base, "code/repack.py"), "--inference_script", "serve/inference.py", "--other", "1"],
      { env: environment() },
    );
    expect((await readdir(join(base, "model"), { recursive: true })).toSorted()).toEqual([
      "code",
      "code/inference.py",
      "code/requirements.txt",
      "code/serve",
      "code/serve/inference.py",
      "code/shared.py",
      "weights.bin",
    ]);
    expect(await readFile(join(base, "model/code/inference.py"), "utf8")).toBe("i");
  });

  it("says which script is missing from a model's source", async () => {
    await pack("input/data/training/model.tar.gz", { w: "w" });
    await pack("input/data/code/sourcedir.tar.gz", { s: "s" });
    await write("code/repack.py", REPACK_SCRIPT);
    const failed = run("python3", [join(base, "code/repack.py"), "--inference_script", "a.py"], {
      env: environment(),
    });
    await expect(failed).rejects.toMatchObject({
      stderr: expect.stringContaining("the source directory holds no a.py"),
    });
  });

  it("trains the winner of a search again, with what won and what the refit says, told as the toolkit tells it", async () => {
    const asked: { target: string | undefined; authorization: string | undefined; body: string }[] = [];
    const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on("end", () => {
        asked.push({
          target: String(request.headers["x-amz-target"]),
          authorization: request.headers.authorization,
          body,
        });
        response.end(
          JSON.stringify({
            HyperParameters: {
              lr: "0.1",
              kind: '"a b"',
              cv: "true",
              C: "2",
              nothing: "null",
              pairs: '{"b":1,"a":2}',
              sagemaker_program: '"x.py"',
              _tuning_objective_metric: "m",
            },
          }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await pack("input/data/code/sourcedir.tar.gz", {
        "e/net.py":
          "import sys, os, shared\nprint(sys.argv[1:], os.environ['SM_HPS'])\nprint(sorted(name for name in os.environ if name.startswith('SM_HP_')), os.environ['SM_HP_KIND'])\n",
        "shared.py": "",
      });
      await write("work/refit.py", REFIT_SCRIPT);
      const { stdout } = await run(
        "python3",
        [
          "refit.py",
          "--best_training_job",
          "job-7",
          "--best_algorithm",
          "Net",
          "--algorithms",
          '{"Net":"e/net.py"}',
          "--overrides",
          '{"cv":false}',
        ],
        {
          cwd: join(base, "work"),
          env: environment({
            SM_HP_BEST_ALGORITHM: "Net",
            AWS_ACCESS_KEY_ID: "AKID",
            AWS_SECRET_ACCESS_KEY: "secret",
            AWS_REGION: "us-east-1",
            AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          }),
        },
      );
      expect(stdout).toContain("the winner is Net of job-7");
      expect(stdout).toContain(
        `['-C', '2', '--cv', 'False', '--kind', 'a b', '--lr', '0.1', '--nothing', '', '--pairs', 'a=2,b=1'] {"C":2,"cv":false,"kind":"a b","lr":0.1,"nothing":null,"pairs":{"a":2,"b":1}}`,
      );
      expect(stdout).toContain(
        "['SM_HP_C', 'SM_HP_CV', 'SM_HP_KIND', 'SM_HP_LR', 'SM_HP_NOTHING', 'SM_HP_PAIRS'] a b",
      );
      expect(asked).toEqual([
        {
          target: "SageMaker.DescribeTrainingJob",
          authorization: expect.stringMatching(
            /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/us-east-1\/sagemaker\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/,
          ),
          body: '{"TrainingJobName": "job-7"}',
        },
      ]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
