import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createPythonEnvironments } from "../../../local/sagemaker/python-environment.ts";
import { runCommand } from "../../../local/sagemaker/run-command.ts";

describe("python environments", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "environments-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const environments = () =>
    createPythonEnvironments({ python: "python3", folder: join(folder, "environments") });
  const built = async () => {
    const entries = await readdir(join(folder, "environments"), { withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  };

  const aLocalPackage = async (name: string): Promise<string> => {
    const source = join(folder, name);
    await mkdir(source);
    await writeFile(
      join(source, "setup.py"),
      `from setuptools import setup\nsetup(name="${name}", version="1.0", py_modules=["${name}"])\n`,
    );
    await writeFile(join(source, `${name}.py`), "answer = 42\n");
    return source;
  };

  it("gives the plain interpreter when nothing is required", async () => {
    const found = await environments().interpreterFor(undefined);
    expect((await runCommand([found, "-c", "import sys; print(sys.prefix == sys.base_prefix)"])).trim()).toBe(
      "True",
    );
    expect(await built()).toEqual([]);
  });

  it("builds nothing for what the interpreter has, comments, options and other platforms' lines apart", async () => {
    const text =
      '# tools\n--extra-index-url https://example.invalid/simple\npip>=1 # any\nno-such-thing; sys_platform == "win32"\n';
    await environments().interpreterFor(text);
    expect(await built()).toEqual([]);
  });

  it("builds one environment for a missing package and keeps it for the next process", async () => {
    const source = await aLocalPackage("slow_answer");
    const text = `${source}\n`;
    const [first, second] = await Promise.all([
      environments().interpreterFor(text),
      environments().interpreterFor(text),
    ]);
    expect(second).toBe(first);
    await rm(source, { recursive: true });
    const later = await environments().interpreterFor(text);
    expect((await runCommand([later, "-c", "import slow_answer; print(slow_answer.answer)"])).trim()).toBe(
      "42",
    );
    expect(await built()).toHaveLength(1);
  });

  it("passes on what pip says of requirements that cannot be met, and tries again the next time", async () => {
    const known = environments();
    const text = `--no-index\nno-such-package-anywhere==9.9\n`;
    await expect(known.interpreterFor(text)).rejects.toThrow(/no-such-package-anywhere/);
    await expect(known.interpreterFor(text)).rejects.toThrow(/no-such-package-anywhere/);
  });
});
