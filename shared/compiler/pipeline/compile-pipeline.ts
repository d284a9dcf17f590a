import type * as z from "zod";
import type { DeclaredPipeline, MergedConfig } from "../../config/merged-config.ts";
import { pipelineSection } from "../../config/schema/pipeline-section.ts";
import { substitute } from "../../config/tokens/substitute.ts";
import { validate } from "../../config/validate/validate.ts";
import { child } from "../../config/yaml/child.ts";
import { diagnoseAt } from "../../config/yaml/diagnose-at.ts";
import type { Place } from "../../config/yaml/place.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { OWN_PREFIXES } from "../../domain/own-prefixes.ts";
import { canonicalText } from "../canonical-text.ts";
import type { CompiledPipeline } from "../compilation.ts";
import type { CompileContext } from "../compile-context.ts";
import type { PipelineDefinition } from "../definition.ts";
import { declaredEdges } from "../depend/declared-edges.ts";
import { dependsOn } from "../depend/depends-on.ts";
import { emitSteps } from "../emit/emit-steps.ts";
import { lintDefinition } from "../lint/lint-definition.ts";
import { locateFinding } from "../lint/locate-finding.ts";
import type { Planning } from "../plan/plan-steps.ts";
import { planUnits } from "../plan/plan-units.ts";
import { createStepIndex } from "../plan/step-index.ts";
import { createScope, type Scope } from "../scope.ts";
import { assembleSteps } from "./assemble-steps.ts";
import { checkStart } from "./check-start.ts";
import { collectParameters } from "./collect-parameters.ts";
import { compiledUnits } from "./compiled-units.ts";
import { experimentConfig } from "./experiment-config.ts";
import { startOf } from "./start-of.ts";
import { tagRecord } from "./tag-record.ts";

type Outcome = { readonly pipeline?: CompiledPipeline; readonly diagnostics: readonly Diagnostic[] };
type Header = Partial<z.output<typeof pipelineSection>>;

const define = (scope: Scope, header: Header, place: Place): PipelineDefinition => {
  const emitted = emitSteps(scope);
  const edges = declaredEdges(scope, place, [header.dependencies ?? []].flat());
  const steps = assembleSteps(scope, emitted.top, dependsOn(edges, emitted.byStep));
  const commits = [...scope.commitParameters.values()].map(
    (Name) => ({ Name, Type: "String", DefaultValue: "none" }) as const,
  );
  return {
    Version: "2020-12-01",
    Metadata: {},
    Parameters: [...scope.parameters.values(), ...commits],
    PipelineExperimentConfig: experimentConfig(scope, header.experiment, place),
    Steps: steps,
  };
};

// What lacks because a mistake that was already told kept it from being made.
const DERIVED = new Set([
  "api-required",
  "unknown-step",
  "unknown-output",
  "property-path",
  "training-image",
  "package-container",
  "tuning",
  "json-get",
  "condition-form",
]);

const OWN_NAMES: ReadonlySet<string> = new Set(Object.values(OWN_PREFIXES));

const spot = ({ file, line, column }: Diagnostic): string => `${file}:${line}:${column}`;

const lint = (
  scope: Scope,
  definition: PipelineDefinition,
  { header, place }: { header: Header; place: Place },
): void => {
  const origins = { pipeline: place, values: scope.origins };
  const findings = lintDefinition(definition, {
    region: scope.context.region,
    accountId: scope.context.accountId,
    // Below a name that was refused, every path of its own lies wrong.
    ...(OWN_NAMES.has(scope.name) ? {} : { bucket: scope.context.bucket }),
    startsItself: true,
    startParameters: new Set(Object.keys(header.start?.parameters ?? {})),
    ...(header.parallelism ? { parallelism: header.parallelism } : {}),
  });
  const isIncomplete = scope.diagnostics.some(({ severity }) => severity === "error");
  const told = new Set(scope.diagnostics.filter(({ severity }) => severity === "error").map(spot));
  for (const { path, ...finding } of findings) {
    const diagnostic = diagnoseAt(locateFinding(path, origins), finding);
    if (!(isIncomplete && (DERIVED.has(finding.code) || told.has(spot(diagnostic)))))
      scope.diagnostics.push(diagnostic);
  }
};

const describe = (
  scope: Scope,
  header: Header,
  declared: DeclaredPipeline & { readonly definition: PipelineDefinition },
): CompiledPipeline => {
  const { definition, place } = declared;
  return {
    name: scope.name,
    definition,
    text: canonicalText(definition),
    ...(header.display_name ? { displayName: header.display_name } : {}),
    ...(header.description ? { description: header.description } : {}),
    tags: tagRecord(child(place, "tags")),
    ...(header.parallelism ? { parallelism: header.parallelism } : {}),
    start: startOf({ start: header.start }, place),
    anchor: { repository: declared.repository, path: declared.file },
    units: compiledUnits(scope),
    sources: [...scope.sources.values()],
    assets: [...scope.assets.values()],
    commitParameters: Object.fromEntries(
      [...scope.commitParameters].map(([repository, name]) => [name, repository]),
    ),
    origins: { pipeline: place, values: scope.origins },
  };
};

/** Compiles one pipeline, or finds every reason why it cannot. */
export const compilePipeline = (
  declared: DeclaredPipeline,
  config: MergedConfig,
  context: CompileContext,
): Outcome => {
  const diagnostics: Diagnostic[] = [];
  const substituted = substitute(declared.place, context.variables);
  diagnostics.push(...(substituted?.diagnostics ?? []));
  const whole: Place = { ...declared.place, node: substituted?.node };
  const validated = validate(pipelineSection, whole);
  diagnostics.push(...validated.diagnostics);
  const header: Header = validated.value ?? validated.rest?.value ?? {};
  const place = validated.rest?.place ?? whole;
  const planning: Planning = { diagnostics, broken: new Set(), steps: new Map() };
  const units = planUnits(place, { config, variables: context.variables }, planning);
  const scope = createScope({
    name: header.pipelineName ?? declared.name,
    context,
    repository: declared.repository,
    steps: createStepIndex(units, planning.steps, planning.broken),
    diagnostics,
    parameters: collectParameters({ parameters: header.parameters }, place),
  });
  const definition = define(scope, header, place);
  checkStart(scope, definition, place);
  lint(scope, definition, { header, place });
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  return { pipeline: describe(scope, header, { ...declared, place, definition }), diagnostics };
};
