import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { STEP_CLASSES } from "../../../shared/config/schema/step-classes.ts";
import { compileText } from "../../builders/compile-text.ts";

const PAGE = new URL("../../../config-schema/README.md", import.meta.url);
const page = readFileSync(PAGE, "utf8");

/** The nearest heading above each whole conf, and the conf. */
const confs = [...page.matchAll(/^```yaml\n(conf:\n[\s\S]*?)^```$/gm)].map(({ index, 1: text = "" }) => {
  const [heading = ""] = page.slice(0, index).match(/^#+ .*$(?![\s\S]*^#+ )/m) ?? [];
  return [heading.replace(/^#+ /, ""), text] as const;
});

const installation = {
  variables: {
    SMP_REGION: "us-east-1",
    SMP_ACCOUNTID: "111122223333",
    SMP_S3BUCKETNAME: "mybucket",
    SMP_ROLE: "arn:aws:iam::111122223333:role/SMRole",
  },
};

describe("the page about the config language", () => {
  it.each(confs)("shows under %j a conf that compiles without a complaint", (_, text) => {
    const { pipelines, diagnostics } = compileText(text, installation);
    expect(diagnostics.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(pipelines).toHaveLength(1);
  });

  it("shows whole confs", () => {
    expect(confs.length).toBeGreaterThanOrEqual(10);
  });

  it("names every class of step", () => {
    for (const name of STEP_CLASSES) expect(page).toContain(`\`${name}\``);
  });

  it("links to files that exist", () => {
    const links = [...page.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(links.filter((path) => !existsSync(new URL(path, PAGE)))).toEqual([]);
  });
});
