import { describe, expect, it } from "@jest/globals";
import { parseOptions } from "../../../../local/system/parse-options.ts";

const hostingOf = (...args: string[]) => {
  const parsed = parseOptions(args);
  if (parsed.kind !== "options") throw new Error(parsed.text);
  return parsed.options.hosting;
};

describe("the options of the local system", () => {
  it("have a default each", () => {
    expect(parseOptions([])).toMatchObject({
      kind: "options",
      options: { port: 4747, python: "python3", sandbox: "auto", reset: false },
    });
    expect(hostingOf()?.containerCommand?.("any")).toBeUndefined();
    expect(hostingOf()).not.toHaveProperty("memoryBytes");
  });

  it("name the server of an image, whole or by its repository", () => {
    const hosting = hostingOf("--container", "models=python3 serve.py --fast", "--container", "a/b:2=./b");
    const command = ["/bin/sh", "-c", 'cd "$0" && python3 serve.py --fast', process.cwd()];
    expect(hosting?.containerCommand?.("models")).toEqual(command);
    expect(hosting?.containerCommand?.("1.dkr.ecr.us-east-1.amazonaws.com/models:7")).toEqual(command);
    expect(hosting?.containerCommand?.("a/b:2")).toEqual(expect.arrayContaining(['cd "$0" && ./b']));
    expect(hosting?.containerCommand?.("other")).toBeUndefined();
  });

  it("bound the models' memory in MiB", () => {
    expect(hostingOf("--model-memory", "64")?.memoryBytes).toBe(64 * 1024 ** 2);
  });

  it("give the deployment its parameters", () => {
    const parsed = parseOptions(["--param", "invokerAuth=NONE", "--param=accessPolicy=file:a=b.json"]);
    expect(parsed).toMatchObject({
      options: { parameters: { invokerAuth: "NONE", accessPolicy: "file:a=b.json" } },
    });
    expect(parseOptions([])).toMatchObject({ options: { parameters: {} } });
  });

  it.each([
    [["--param", "invokerAuth"], "--param invokerAuth: write NAME=VALUE"],
    [
      ["--param", "invokerauth=NONE"],
      '--param invokerauth: there is no such parameter; did you mean "invokerAuth"?',
    ],
    [["--param", "toString=NONE"], "--param toString: there is no such parameter"],
    [["--container", "models"], "--container models: write IMAGE=COMMAND"],
    [["--container", "=serve"], "--container =serve: write IMAGE=COMMAND"],
    [["--model-memory", "0"], "--model-memory 0: a number of MiB"],
    [["--model-memory", "1 GiB"], "--model-memory 1 GiB: a number of MiB"],
    [["--port", "70000"], "--port 70000: a port is a number"],
    [["--sandbox", "docker"], "--sandbox docker: choose one of"],
    [["--what"], "Unknown option '--what'"],
  ])("are refused by their own names: %j", (args, text) => {
    expect(parseOptions(args)).toMatchObject({ kind: "mistake", text: expect.stringContaining(text) });
  });
});
