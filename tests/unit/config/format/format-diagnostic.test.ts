import { describe, expect, it } from "@jest/globals";
import { formatDiagnostic } from "../../../../shared/config/format/format-diagnostic.ts";
import { toAnnotation } from "../../../../shared/config/format/to-annotation.ts";
import { aConfigFile } from "../../../builders/a-config-file.ts";

const diagnostic = {
  code: "unknown-key",
  severity: "error",
  message: 'unknown key "modles"',
  hint: 'did you mean "models"?',
  repository: "acme/models",
  file: "conf/conf.yaml",
  line: 2,
  column: 3,
} as const;

describe("a diagnostic", () => {
  it("is told with the lines around it and what to do", () => {
    expect(formatDiagnostic(diagnostic, [aConfigFile("conf:\n  modles:\n    m: {}\n")])).toBe(
      [
        'conf/conf.yaml:2:3: error: unknown key "modles" [unknown-key]',
        "  1 | conf:",
        "> 2 |   modles:",
        "    |   ^",
        "  3 |     m: {}",
        '  hint: did you mean "models"?',
      ].join("\n"),
    );
  });

  it("is told without lines where the file is not at hand", () => {
    const { hint: _hint, ...plain } = diagnostic;
    expect(formatDiagnostic(plain)).toBe('conf/conf.yaml:2:3: error: unknown key "modles" [unknown-key]');
  });

  it("is told to GitHub, with its characters escaped", () => {
    expect(toAnnotation({ ...diagnostic, severity: "info", message: "100%", file: "a,b:c.yaml" })).toBe(
      '::notice file=a%2Cb%3Ac.yaml,line=2,col=3,title=unknown-key::100%25%0Adid you mean "models"?',
    );
  });
});
