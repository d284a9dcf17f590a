import { describe, expect, it } from "@jest/globals";
import { parseSettings } from "../../../shared/config/parse-settings.ts";
import { aConfigFile } from "../../builders/a-config-file.ts";

const parse = (text: string) => parseSettings(aConfigFile(text, { path: ".slipway.yaml" }));
const defaults = {
  project: "models",
  conf: ["**/conf/conf*.yaml"],
  start: "on_change",
  drift: { action: "report", ignore: [] },
  prune: { enabled: true, graceDays: 7, budget: 3 },
};

describe("the settings of a repository", () => {
  it("are by default the repository's own name, conf folders and a start on change", () => {
    expect(parse("")).toEqual({ settings: defaults, diagnostics: [] });
    expect(parse("# nothing\n").settings).toEqual(defaults);
  });

  it("are read", () => {
    expect(parse("project: fraud\nconf: [a/*.yaml, b.yaml]\nstart: manual").settings).toEqual({
      ...defaults,
      project: "fraud",
      conf: ["a/*.yaml", "b.yaml"],
      start: "manual",
    });
    expect(parse("conf: one.yaml").settings.conf).toEqual(["one.yaml"]);
    expect(
      parse("drift: {action: heal, ignore: [Steps]}\nprune: {enabled: false, grace_days: 0, budget: 1}")
        .settings,
    ).toMatchObject({
      drift: { action: "heal", ignore: ["Steps"] },
      prune: { enabled: false, graceDays: 0, budget: 1 },
    });
  });

  it("report an unknown key with the nearest known one", () => {
    expect(parse("projekt: x").diagnostics).toEqual([
      expect.objectContaining({
        code: "unknown-key",
        severity: "error",
        line: 1,
        column: 1,
        hint: 'did you mean "project"?',
        file: ".slipway.yaml",
      }),
    ]);
  });

  it("report a wrong value and fall back to the default", () => {
    const { settings, diagnostics } = parse("start: sometimes");
    expect(settings.start).toBe("on_change");
    expect(diagnostics[0]).toMatchObject({
      code: "invalid-value",
      path: "start",
      value: "sometimes",
      message: 'expected one of on_change, manual; found "sometimes"',
    });
  });
});
