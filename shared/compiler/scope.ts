import type * as z from "zod";
import type { Finding } from "../config/yaml/diagnose.ts";
import { diagnoseAt } from "../config/yaml/diagnose-at.ts";
import type { Place } from "../config/yaml/place.ts";
import type { YamlNode } from "../config/yaml/yaml-node.ts";
import type { Asset } from "../domain/asset.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { SourceReference } from "../domain/source-reference.ts";
import type { ArgumentOrigin } from "./argument-origin.ts";
import type { CompileContext } from "./compile-context.ts";
import type { DefinitionParameter } from "./definition.ts";
import type { Section } from "./emit/section.ts";
import type { StepIndex } from "./plan/step-index.ts";

/** What the compilation of one pipeline knows and collects. */
export type Scope = {
  readonly name: string;
  readonly context: CompileContext;
  /** "owner/name" of the file that holds the pipeline. */
  readonly repository: string;
  readonly steps: StepIndex;
  readonly diagnostics: Diagnostic[];
  readonly sources: Map<string, SourceReference>;
  readonly assets: Map<string, Asset>;
  /** Parameter name by repository. */
  readonly commitParameters: Map<string, string>;
  /** What the config declares, in its order. */
  readonly parameters: ReadonlyMap<string, DefinitionParameter>;
  /** By path: a step's name, then its members. */
  readonly origins: Map<string, ArgumentOrigin>;
  /** URIs of packages already asked for. */
  readonly packages: Map<string, string>;
  /** Sections already validated, by where they stand and against what. */
  readonly sections: Map<YamlNode, Map<z.ZodType, { readonly section: Section<unknown> | undefined }>>;
  readonly report: (place: Place, finding: Finding) => void;
  /** Reports the first of several findings with the same code. */
  readonly reportOnce: (place: Place, finding: Finding) => void;
  /** Says, once per pipeline and topic, where this differs from the original framework and why. */
  readonly deviate: (place: Place, topic: string, message: string) => void;
};

type Seed = Pick<Scope, "name" | "context" | "repository" | "steps" | "diagnostics" | "parameters">;

const REFUSALS = new Set(["invalid-value", "missing-key"]);

const isRefusal = (told: Diagnostic, { file, line, column }: Diagnostic): boolean =>
  REFUSALS.has(told.code) && told.file === file && told.line === line && told.column === column;

/** Starts the compilation of a pipeline. */
export const createScope = (seed: Seed): Scope => {
  const told = new Set<string>();
  const report: Scope["report"] = (place, finding) => {
    const diagnostic = diagnoseAt(place, finding);
    // A value that was refused is compiled on as a stand-in, about which there is nothing more to say.
    if (place.node?.kind === "scalar" && seed.diagnostics.some((one) => isRefusal(one, diagnostic))) return;
    seed.diagnostics.push(diagnostic);
  };
  const reportOnce: Scope["reportOnce"] = (place, finding) => {
    if (told.has(finding.code)) return;
    told.add(finding.code);
    report(place, finding);
  };
  return {
    ...seed,
    sources: new Map(),
    assets: new Map(),
    commitParameters: new Map(),
    origins: new Map(),
    packages: new Map(),
    sections: new Map(),
    report,
    reportOnce,
    deviate: (place, topic, message) =>
      reportOnce(place, { code: `differs-${topic}`, severity: "info", message }),
  };
};
