import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { compile } from "../../shared/compiler/compile.ts";
import { diffDefinitions } from "../../shared/compiler/diff/diff-definitions.ts";
import { graphOf } from "../../shared/compiler/references/graph-of.ts";
import { mergeConfigs } from "../../shared/config/merge-configs.ts";
import type { ConfigFile } from "../../shared/domain/config-file.ts";
import { aCompileContext } from "../builders/a-compile-context.ts";
import { aConfigFile } from "../builders/a-config-file.ts";

type Step = {
  readonly kind: "Processing" | "Training";
  readonly sources: readonly number[];
  readonly cached: boolean;
  readonly registers: boolean;
};
type Unit = { readonly repository: number; readonly steps: readonly Step[] };

const step = fc.record({
  kind: fc.constantFrom("Processing" as const, "Training" as const),
  sources: fc.uniqueArray(fc.nat(20), { maxLength: 3 }),
  cached: fc.boolean(),
  registers: fc.boolean(),
});
const unit = fc.record({ repository: fc.nat(2), steps: fc.array(step, { minLength: 1, maxLength: 5 }) });
const project = fc.array(unit, { minLength: 1, maxLength: 4 });

/** The names of all steps in order; a step may chain any before it, of whatever unit. */
const namesOf = (units: readonly Unit[]) => units.flatMap((one, u) => one.steps.map((_, s) => `u${u}-s${s}`));

const stepText = (units: readonly Unit[], u: number, s: number): string => {
  const names = namesOf(units);
  const own = names.indexOf(`u${u}-s${s}`);
  const { kind, sources, cached } = (units[u] as Unit).steps[s] as Step;
  const chained = own === 0 ? [] : [...new Set(sources.map((source) => names[source % own]))];
  const type = kind === "Processing" ? ", step_type: preprocess" : "";
  return `{step_name: u${u}-s${s}, step_class: ${kind}${type}, enable_cache: ${cached}, chain_input_source_step: [${chained.join(", ")}]}`;
};

const edgesOf = (units: readonly Unit[]): ReadonlySet<string> => {
  const names = namesOf(units);
  return new Set(
    units.flatMap((one, u) =>
      one.steps.flatMap(({ sources }, s) => {
        const own = names.indexOf(`u${u}-s${s}`);
        return own === 0 ? [] : sources.map((source) => `${names[source % own]} -> u${u}-s${s}`);
      }),
    ),
  );
};

const registers = ({ steps }: Unit): boolean => steps.some((one) => one.kind === "Training" && one.registers);

const filesOf = (units: readonly Unit[]): readonly ConfigFile[] => [
  ...units.map((one, u) =>
    aConfigFile(
      `conf: {models: {m${u}: {source_directory: src, preprocess: {image_uri: i:1, entry_point: p.py, channels: {a: , b: }}, train: {image_uri: i:2, entry_point: t.py, hyperparams: {unit: ${u}}}, registry: {ModelRepack: false, InferenceSpecification: {image_uri: i:3, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}}}}}`,
      { repository: `acme/r${one.repository}`, path: `m${u}/conf.yaml` },
    ),
  ),
  aConfigFile(
    `conf: {sagemakerPipeline: {pipelineName: p, models: {${units.map((one, u) => `m${u}: {steps: [${[...one.steps.map((_, s) => stepText(units, u, s)), ...(registers(one) ? [`{step_name: u${u}-r, step_class: RegisterModel}`] : [])].join(", ")}]}`).join(", ")}}}}`,
    { repository: "acme/anchor" },
  ),
];

const compileFiles = (files: readonly ConfigFile[]) => compile(mergeConfigs(files).config, aCompileContext());

describe("compiling any project", () => {
  it("gives a definition without errors whose edges are those of the config", () => {
    fc.assert(
      fc.property(project, (units) => {
        const { pipelines, diagnostics } = compileFiles(filesOf(units));
        expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
        const definition = JSON.parse(pipelines[0]?.text ?? "") as NonNullable<
          (typeof pipelines)[0]
        >["definition"];
        const { steps, links } = graphOf(definition);
        const known = new Set(steps.map(({ step: { Name } }) => Name));
        expect(links.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
        const edges = links
          .filter(({ to }) => !to.endsWith("-RegisterModel"))
          .map(({ from, to }) => `${from} -> ${to}`);
        expect(new Set(edges)).toEqual(edgesOf(units));
      }),
      { numRuns: 60 },
    );
  });

  it("does not depend on the order of files or on who commits", () => {
    fc.assert(
      fc.property(
        project.chain((units) =>
          fc.tuple(
            fc.constant(units),
            fc.shuffledSubarray([...filesOf(units)], { minLength: units.length + 1 }),
          ),
        ),
        ([units, shuffled]) => {
          const recommitted = shuffled.map((file) => ({ ...file, commit: "f".repeat(40) }));
          expect(compileFiles(recommitted).pipelines[0]?.text).toBe(
            compileFiles(filesOf(units)).pipelines[0]?.text,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it("plans nothing against itself, and runs only what is not cached or follows what runs", () => {
    fc.assert(
      fc.property(project, (units) => {
        const definition = compileFiles(filesOf(units)).pipelines[0]?.definition;
        if (definition === undefined) throw new Error("no definition");
        const { isSame, steps } = diffDefinitions(definition, definition);
        expect(isSame).toBe(true);
        const next = new Map(steps.map((one) => [one.name, one.next]));
        const links = graphOf(definition).links;
        for (const {
          step: { Name, CacheConfig },
        } of graphOf(definition).steps) {
          const follows = links.some(({ from, to }) => to === Name && next.get(from) === "runs");
          expect([Name, next.get(Name)]).toEqual([
            Name,
            CacheConfig?.Enabled && !follows ? "cached" : "runs",
          ]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("never throws, whatever stands in the file", () => {
    const word = fc.constantFrom(
      "conf",
      "models",
      "m",
      "sagemakerPipeline",
      "pipelineName",
      "steps",
      "step_name",
      "step_class",
      "Training",
      "train",
      "channels",
      "dataFiles",
      "registry",
      "for_each",
      "if",
      "conditions",
      "${each}",
      "${parameters.x}",
      "dependencies",
      "A >> B",
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        word,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(word, tie("any"), { maxKeys: 4 }),
      ),
    })).any;
    fc.assert(
      fc.property(value, value, value, (steps, model, section) => {
        const text = JSON.stringify({
          conf: {
            models: { m: model, n: { train: section } },
            sagemakerPipeline: {
              pipelineName: "p",
              models: { m: { steps }, n: { steps: [{ step_name: "T", step_class: "Training" }] } },
              parameters: section,
            },
          },
        });
        for (const each of [text, JSON.stringify(steps)]) {
          const merged = mergeConfigs([aConfigFile(each)]);
          compile(merged.config, aCompileContext());
        }
      }),
      { numRuns: 150 },
    );
  });
});
