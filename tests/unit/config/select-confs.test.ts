import { describe, expect, it } from "@jest/globals";
import { selectConfs } from "../../../shared/config/select-confs.ts";

const file = (path: string, mode = "100644") => ({ path, mode, sha: "0", size: 1 });

describe("the conf files of a repository", () => {
  const entries = [
    file("z/conf/conf.yaml"),
    file("a/conf/conf-extra.yaml"),
    file("conf/conf.yaml", "100755"),
    file("link/conf/conf.yaml", "120000"),
    file("module/conf/conf.yaml", "160000"),
    file("a/conf/other.yaml"),
    file(".github/conf/conf.yaml"),
  ];

  it("are the regular files that the globs match, by path", () => {
    expect(selectConfs(entries, ["**/conf/conf*.yaml"]).map(({ path }) => path)).toEqual([
      "a/conf/conf-extra.yaml",
      "conf/conf.yaml",
      "z/conf/conf.yaml",
    ]);
  });

  it("may be named by several globs, and lie in a hidden folder if one says so", () => {
    expect(selectConfs(entries, ["z/**", ".github/**/*.yaml"]).map(({ path }) => path)).toEqual([
      ".github/conf/conf.yaml",
      "z/conf/conf.yaml",
    ]);
  });
});
