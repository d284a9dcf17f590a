import { beforeAll, describe, expect, it } from "@jest/globals";
import { aFolder } from "../../builders/a-folder.ts";
import { aFolderOf } from "../../builders/a-folder-of.ts";
import { runCommand } from "../../builders/run-command.ts";

describe("slipway access", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await aFolder("access");
    await aFolderOf(folder, {
      "good.yaml": 'callers: [{iam: "arn:aws:iam::111122223333:role/app-*", groups: fraud}]\n',
      "wrong.yaml": "callers:\n  - {iam: nobody, groups: fraud}\n",
    });
  });
  const run = (line: string) => runCommand(line.split(" "), { folder });

  it("prints a policy as a deployment takes it, in one line", async () => {
    const { code, out } = await run("access good.yaml");
    expect(code).toBe(0);
    expect(out).toBe(
      '{"issuers":[],"callers":[{"iam":["arn:aws:iam::111122223333:role/app-*"],"groups":["fraud"],"versions":false}]}',
    );
  });

  it("tells mistakes with their place, and prints nothing that could be deployed", async () => {
    const { code, out, said } = await run("access wrong.yaml");
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(said).toContain("wrong.yaml:2:11");
    expect(said).toContain("expected the ARN of a role");
  });

  it("tells mistakes to programs", async () => {
    const { code, out } = await run("access wrong.yaml --json");
    expect(code).toBe(1);
    expect(JSON.parse(out).diagnostics).toEqual([
      expect.objectContaining({ path: "callers[0].iam", line: 2 }),
    ]);
  });

  it.each([
    ["access", "give one access file"],
    ["access good.yaml wrong.yaml", "give one access file"],
    ["access missing.yaml", "missing.yaml cannot be read: ENOENT"],
  ])("refuses %s", async (line, message) => {
    const { code, said } = await run(line);
    expect(said).toContain(message);
    expect(code).toBe(2);
  });
});
