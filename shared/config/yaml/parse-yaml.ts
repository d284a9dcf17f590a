import { parseDocument } from "yaml";
import type { ConfigFile } from "../../domain/config-file.ts";
import { BOUNDS } from "./bounds.ts";
import { convertYaml } from "./convert-yaml.ts";
import { describeSyntax } from "./describe-syntax.ts";
import { diagnose, type Finding } from "./diagnose.ts";
import type { ParsedYaml } from "./parsed-yaml.ts";
import { createSourceText } from "./source-text.ts";

/** Why a file is not even read, if so. */
const refusal = (text: string): Finding | undefined => {
  if (text.length > BOUNDS.text)
    return {
      code: "yaml-too-large",
      severity: "error",
      message: `the file has ${text.length} characters; at most ${BOUNDS.text} are read`,
      hint: "the models of a project may be spread over several conf files",
    };
  return text.includes("\0")
    ? { code: "yaml-not-text", severity: "error", message: "the file is not text in UTF-8" }
    : undefined;
};

/** Reads a file as YAML 1.1 the way PyYAML does, keeping where every value stands; never throws. */
export const parseYaml = (file: ConfigFile): ParsedYaml => {
  const source = createSourceText(file);
  const refused = refusal(file.text);
  if (refused !== undefined) return { diagnostics: [diagnose({ source, offset: 0 }, refused)] };
  // Plain scalars and merge keys are resolved by ourselves: the library's YAML 1.1 differs from PyYAML's in several.
  const document = parseDocument(file.text, {
    version: "1.1",
    schema: "failsafe",
    uniqueKeys: false,
    logLevel: "error",
  });
  const wrong = describeSyntax(document);
  if (wrong !== undefined)
    return { diagnostics: [diagnose({ source, offset: wrong.offset }, wrong.finding)] };
  return convertYaml(document.contents, source);
};
