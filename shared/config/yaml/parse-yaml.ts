import { parseDocument } from "yaml";
import type { ConfigFile } from "../../domain/config-file.ts";
import { BOUNDS } from "./bounds.ts";
import { convertYaml } from "./convert-yaml.ts";
import { diagnose } from "./diagnose.ts";
import type { ParsedYaml } from "./parsed-yaml.ts";
import { createSourceText } from "./source-text.ts";

const summary = (message: string): string => message.split(/ at line \d+|\n/)[0] ?? message;

/** Reads a file as YAML 1.1 the way PyYAML does, keeping where every value stands; never throws. */
export const parseYaml = (file: ConfigFile): ParsedYaml => {
  const source = createSourceText(file);
  if (file.text.length > BOUNDS.text) {
    const message = `the file has ${file.text.length} characters; at most ${BOUNDS.text} are read`;
    return {
      diagnostics: [diagnose({ source, offset: 0 }, { code: "yaml-too-large", severity: "error", message })],
    };
  }
  // Plain scalars and merge keys are resolved by ourselves: the library's YAML 1.1 differs from PyYAML's in several.
  const document = parseDocument(file.text, {
    version: "1.1",
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "error",
  });
  const syntax = document.errors.map((error) =>
    diagnose(
      { source, offset: error.pos[0] },
      { code: "yaml-syntax", severity: "error", message: `not valid YAML: ${summary(error.message)}` },
    ),
  );
  if (syntax.length > 0) return { diagnostics: syntax };
  return convertYaml(document.contents, source);
};
