import { describe, expect, it } from "@jest/globals";
import type { Diagnostic } from "../../../shared/domain/diagnostic.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

const STEPS = `- {step_name: fit, step_class: Training}
- {step_name: register, step_class: RegisterModel}`;

/** A mark of a place in a conf: `‸` stands right before it. */
const MARK = "‸";

const locate = (marked: string): { line: number; column: number; text: string } => {
  const before = marked.slice(0, marked.indexOf(MARK)).split("\n");
  const column = (before.at(-1) ?? "").length + 1;
  return { line: before.length, column, text: marked.replace(MARK, "") };
};

const errorsIn = (text: string, context = {}): readonly Diagnostic[] =>
  compileText(text, context).diagnostics.filter(({ severity }) => severity === "error");

const shown = ({ code, message, hint }: Diagnostic): string =>
  `[${code}] ${message}${hint === undefined ? "" : ` → ${hint}`}`;

describe("a mistake in a section", () => {
  it.each<[what: string, section: string, told: string]>([
    [
      "an approval status that does not exist",
      `registry:
  InferenceSpecification:
    image_uri: i:2
    supported_content_types: [text/csv]
    supported_response_MIME_types: [text/csv]
    approval_status: ‸Aproved`,
      '[invalid-value] expected one of Approved, PendingManualApproval, Rejected, or a reference such as ${parameters.Name}; found "Aproved" → did you mean "Approved"?',
    ],
    [
      "a wrong word in a nested map",
      'train: {image_uri: i:1, entry_point: t.py, channels: {data: {input_mode: ‸"file system"}}}',
      '[invalid-value] expected one of File, Pipe, FastFile, or a reference such as ${parameters.Name}; found "file system"',
    ],
    [
      "a misspelt key, at the key",
      "train: {image_uri: i:1, entry_point: t.py, ‸instnce_type: ml.m5.large}",
      '[unknown-key] unknown key "instnce_type" → did you mean "instance_type"?',
    ],
    [
      "a misspelt key that holds a map, at the key",
      "train:\n  image_uri: i:1\n  entry_point: t.py\n  ‸hyperparameters:\n    epochs: 5",
      '[unknown-key] unknown key "hyperparameters" → did you mean "hyperparams"?',
    ],
    [
      "a misspelt key in a map that may also be a flag",
      "train: {image_uri: i:1, entry_point: t.py, spot: {‸max_wait: 7200}}",
      '[unknown-key] unknown key "max_wait" → did you mean "max_wait_seconds"?',
    ],
    [
      "a number in words",
      "train: {image_uri: i:1, entry_point: t.py, instance_count: ‸two}",
      '[invalid-value] expected a whole number of at least 1, or a reference such as ${parameters.Name}; found "two"',
    ],
    [
      "a list where a map belongs",
      "train: {image_uri: i:1, entry_point: t.py, ‸hyperparams: [epochs, 5]}",
      "[invalid-value] expected a map; found a list",
    ],
    [
      "a key that belongs one level deeper",
      `registry:
  ‸approval_status: Approved
  InferenceSpecification: {image_uri: i:2, supported_content_types: [text/csv], supported_response_MIME_types: [text/csv]}`,
      '[unknown-key] unknown key "approval_status" → it belongs into "InferenceSpecification"',
    ],
    [
      "a key that belongs into a section",
      "‸instance_type: ml.m5.large",
      '[unknown-key] unknown key "instance_type" → it belongs into a section: train',
    ],
    [
      "a required key that is misspelt, once",
      "train: {‸image: i:1, entry_point: t.py}",
      '[unknown-key] unknown key "image" → did you mean "image_uri"?',
    ],
    [
      "a truth value where a word belongs",
      "train: {image_uri: i:1, entry_point: t.py, instance_type: ‸no}",
      "[invalid-value] expected text; found false → yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word",
    ],
    [
      "a truth value where only one of them is allowed",
      "train: {image_uri: i:1, entry_point: t.py, kms_key: ‸true}",
      "[invalid-value] expected text, or false; found true → yes, no, on, off, true and false are truth values in YAML 1.1; put them into quotes to have the word",
    ],
    [
      "a file that is no map, without a word on its stand-in",
      "train: {image_uri: i:1, entry_point: t.py, channels: {a: {dataFiles: [‸a.csv]}}}",
      '[invalid-value] expected a map; found "a.csv"',
    ],
    [
      "an argument that the API does not know, at the argument",
      "train:\n  image_uri: i:1\n  entry_point: t.py\n  arguments:\n    ‸StopingCondition: {MaxRuntimeInSeconds: 60}",
      `[unknown-member] Unable to parse pipeline definition. Unknown Argument member 'StopingCondition' → did you mean "StoppingCondition"?`,
    ],
    [
      "a required key without a value, at its value",
      "train: {image_uri: ‸, entry_point: t.py}",
      '[missing-key] "image_uri" has no value → URI of the container image; tokens such as SMP_ACCOUNTID and SMP_REGION are replaced.',
    ],
    [
      "a required key that is missing, at the section",
      "‸train: {entry_point: t.py}",
      '[missing-key] "image_uri" is missing → URI of the container image; tokens such as SMP_ACCOUNTID and SMP_REGION are replaced.',
    ],
  ])("%s is told where it stands", (_, section, told) => {
    const { text, line, column } = locate(aModelConf({ sections: section, steps: STEPS }));
    const [error, ...others] = errorsIn(text);
    expect(others).toEqual([]);
    expect(error && shown(error)).toBe(told);
    expect(error).toMatchObject({ line, column });
  });

  it("hides none of the others", () => {
    const text = aModelConf({
      sections: "train: {entry_point: train.py, network_isolation: maybe, instnce_type: ml.m5.large}",
      steps: `- {step_name: fit, step_class: Training, retries: 3, depends_on: nobody}
- {step_name: register, step_class: RegisterModel}`,
    });
    expect(
      errorsIn(text, { sourceUri: () => undefined })
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual([
      "invalid-value",
      "missing-key",
      "source-missing",
      "unknown-key",
      "unknown-key",
      "unknown-step",
    ]);
  });
});

describe("a mistake in a step", () => {
  it("leaves the steps of its branches known", () => {
    const text = aModelConf({
      steps: `- {step_name: fit, step_class: Training}
- step_name: gate
  step_class: Condition
  if:
    - {step_name: register, step_class: RegisterModel, depends_on: fti}`,
      pipeline: "dependencies: fit >> register",
    });
    expect(errorsIn(text).map(shown)).toEqual([
      '[missing-key] "conditions" is missing → All of these must hold for `if` to run.',
      '[unknown-step] step "fti" does not exist → did you mean "fit"?',
    ]);
  });

  it("is told for an empty list of conditions", () => {
    const text = aModelConf({
      steps:
        "- {step_name: gate, step_class: Condition, conditions: [], if: [{step_name: fit, step_class: Training}]}",
    });
    expect(errorsIn(text).map(shown)).toEqual([
      "[invalid-value] expected at least one condition; found an empty list",
    ]);
  });
});

describe("a script that is not in the source directory", () => {
  const sourceFiles = (): readonly string[] => ["train.py", "serve/inference.py", "lib/util.py"];

  it.each<[what: string, sections: string, told: string]>([
    [
      "a training",
      "train: {image_uri: i:1, entry_point: ‸trian.py}",
      '[script-missing] there is no "trian.py" in the source directory "src" of acme/models → did you mean "train.py"?',
    ],
    [
      "a training of something else",
      "train: {image_uri: i:1, entry_point: ‸fit_the_forest.py}",
      '[script-missing] there is no "fit_the_forest.py" in the source directory "src" of acme/models → add "fit_the_forest.py" to the directory, or name another script here',
    ],
    [
      "a repack",
      "transform: {entry_point: ‸serve/infer.py}\nregistry: {InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}}",
      '[script-missing] there is no "serve/infer.py" in the source directory "src" of acme/models → did you mean "serve/inference.py"?',
    ],
  ])("is told where %s names it", (_, sections, told) => {
    const { text, line, column } = locate(aModelConf({ sections, steps: STEPS }));
    const errors = errorsIn(text, { sourceFiles });
    expect(errors.map(shown)).toEqual([told]);
    expect(errors[0]).toMatchObject({ line, column });
  });

  it("is told where a processing names it", () => {
    const steps = "- {step_name: prepare, step_class: Processing, step_type: preprocess}";
    expect(errorsIn(aModelConf({ steps }), { sourceFiles }).map(({ code, path }) => [code, path])).toEqual([
      ["script-missing", "conf.models.m.preprocess.entry_point"],
    ]);
  });

  it.each([
    ["its directory is in S3", "source_directory: s3://b/sourcedir.tar.gz"],
    ["a parameter names it", 'entry_point: "${parameters.Script}"'],
  ])("cannot be told where %s", (_, key) => {
    const sections = `train: {image_uri: i:1, ${key.startsWith("entry") ? "" : "entry_point: trian.py, "}${key}}`;
    const text = aModelConf({ sections, steps: STEPS, pipeline: "parameters: {Script: a.py}" });
    expect(errorsIn(text, { sourceFiles }).map(({ code }) => code)).not.toContain("script-missing");
  });
});

describe("a mistake in a tuning", () => {
  it("does not make what stands beside it look absent", () => {
    const text = aModelConf({
      sections:
        "tuning: {image_uri: i:1, entry_point: t.py, objective: auc, ranges: {lr: {mn: 0.1, max: 1}}}",
      steps: "- {step_name: search, step_class: Tuning}",
    });
    expect(errorsIn(text).map(shown)).toEqual([
      '[invalid-value] expected a map; found "auc"',
      '[unknown-key] unknown key "mn" → did you mean "min"?',
    ]);
  });
});

describe("a mistake in a condition", () => {
  it("is told without what would follow from it", () => {
    const text = aModelConf({
      steps: `- {step_name: fit, step_class: Training}
- step_name: gate
  step_class: Condition
  conditions: [{left: 1, op: "=>", value: 1}, {left: 1, op: "<", vale: 2}]
  if: [{step_name: register, step_class: RegisterModel}]`,
    });
    expect(errorsIn(text).map(shown)).toEqual([
      '[invalid-value] expected one of ==, !=, >, >=, <, <=, in, not in; found "=>" → did you mean "=="?',
      '[unknown-key] unknown key "vale" → did you mean "value"?',
    ]);
  });
});

describe("a mistake in a clone", () => {
  it("is told once", () => {
    const text = aModelConf({
      steps: '- {step_name: "fit-${each}", step_class: Training, for_each: [a, b], retries: 3}',
    });
    expect(errorsIn(text).map(({ code }) => code)).toEqual(["unknown-key"]);
  });
});

describe("a step without a class", () => {
  it.each([
    ["step_name: fit", '"step_class" is missing'],
    ["step_name: fit, step_class: [Training]", "unknown step_class: a list"],
    ["step_name: fit, step_class: training", 'unknown step_class: "training"'],
  ])("is told so for {%s}", (step, message) => {
    expect(errorsIn(aModelConf({ steps: `- {${step}}` })).map((one) => one.message)).toEqual([message]);
  });
});

describe("an AutoML step without data", () => {
  it("is told what to add", () => {
    const text = aModelConf({
      sections: "automl: {target: y}",
      steps: "- {step_name: search, step_class: AutoML}",
    });
    expect(errorsIn(text).map(shown)).toEqual([
      '[no-input] step "search" has nothing to learn from → chain a step, or set data_uri',
    ]);
  });
});

describe("a model that is not repacked", () => {
  it("is a note, since its training may well write the script", () => {
    const notes = compileText(aModelConf({ steps: STEPS })).diagnostics;
    expect(notes.find(({ code }) => code === "unpacked-script")).toMatchObject({ severity: "info" });
  });
});
