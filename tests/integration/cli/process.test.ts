import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { aFolder } from "../../builders/a-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");

type Ran = { readonly code: number | null; readonly out: string; readonly said: string };

/** Runs `slipway` as its users do: in a process of its own. */
const slipway = async (
  line: string,
  { folder, input = "" }: { folder: string; input?: string },
): Promise<Ran> => {
  const child = spawn(process.execPath, [join(ROOT, "cli/main.ts"), ...line.split(" ")], {
    cwd: folder,
    // Without an endpoint that answers, and without credentials.
    env: {
      PATH: process.env.PATH,
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_EC2_METADATA_DISABLED: "true",
    },
  });
  child.stdin.end(input);
  const [code, out, said] = await Promise.all([
    new Promise<number | null>((resolve) => child.on("close", resolve)),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, out, said };
};

describe("the slipway process", () => {
  const example = { folder: join(ROOT, "examples/breast-cancer") };

  it("renders an example for a program that reads standard output", async () => {
    const { code, out, said } = await slipway("render", example);
    expect({ code, said }).toEqual({ code: 0, said: "" });
    expect(JSON.parse(out).Version).toBe("2020-12-01");
  });

  it("plans an example against its own rendering on standard input", async () => {
    const { out: input } = await slipway("render --compact", example);
    expect(await slipway("plan --against -", { ...example, input })).toEqual({
      code: 0,
      out: "breast-cancer: no change\n",
      said: "",
    });
  });

  it("says in a line that AWS cannot be reached, without a stack trace", async () => {
    const { code, out, said } = await slipway("plan --live", example);
    expect({ code, out }).toEqual({ code: 3, out: "" });
    expect(said).toMatch(
      /^slipway: AWS did not answer as hoped: .*check region, credentials and AWS_ENDPOINT_URL\n$/,
    );
  });

  describe("given what is hostile", () => {
    let folder = "";
    beforeAll(async () => {
      folder = await aFolder("hostile");
      await mkdir(join(folder, "conf"));
      await writeFile(join(folder, ".slipway.yaml"), "project: hostile\n");
    });

    const bomb = [
      "a0: &a0 [x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(", ")}]`),
    ];

    it.each([
      ["a YAML bomb", bomb.join("\n")],
      ["nesting without end", `conf: ${"[".repeat(20_000)}`],
      ["bytes that are no text", Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80, 0x0a, 0xc3])],
      ["a file of five megabytes", `conf:\n${"# x\n".repeat(1_300_000)}`],
      ["a conf that is no map", "- 1\n- 2\n"],
      ["nothing", ""],
    ])("answers %s by a diagnostic at the file, within bounds", async (_, content) => {
      await writeFile(join(folder, "conf/conf.yaml"), content);
      const { code, out, said } = await slipway("validate", { folder });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(said).toMatch(/^conf\/conf\.yaml(:\d+:\d+)?: error: /);
      expect(said).not.toContain("    at ");
    });

    it("refuses a conf outside the repository", async () => {
      const { code, said } = await slipway("validate ../../../../../../etc/hosts --root .", { folder });
      expect(code).toBe(2);
      expect(said).toContain("is not below the root");
    });
  });
});
