import { describe, expect, it } from "@jest/globals";
import type { Diagnostic } from "../../../shared/domain/diagnostic.ts";
import { aModelConf } from "../../builders/a-model-conf.ts";
import { compileText } from "../../builders/compile-text.ts";

/** What an author reads in a pull request, the place in the file included. */
const tell = ({ severity, code, line, column, path, message, hint }: Diagnostic) =>
  `${severity} ${code} ${line}:${column} ${path}: ${message}${hint === undefined ? "" : ` (${hint})`}`;

type Conf = Parameters<typeof aModelConf>[0] & { readonly more?: string };
const told = ({ more = "", ...conf }: Conf) =>
  compileText(`${aModelConf(conf)}${more}`)
    .diagnostics.filter(({ severity }) => severity !== "info")
    .map(tell);

const T = "- {step_name: T, step_class: Training}";
const P = "- {step_name: P, step_class: Processing, step_type: preprocess}";
const C = "- {step_name: C, step_class: CreateModel}";
const gate = (condition: string) =>
  `${T}\n- {step_name: C, step_class: Condition, conditions: [${condition}], if: [{step_name: F, step_class: Fail, message: stop}]}`;

const cases: readonly (readonly [string, Conf, string | readonly string[]])[] = [
  [
    "a step that is no map",
    { steps: "- T" },
    "error invalid-value 19:11 conf.sagemakerPipeline.models.m.steps[0]: expected a step: a map with step_name and step_class",
  ],
  [
    "a step without a class",
    { steps: "- {step_name: T}" },
    'error missing-key 19:11 conf.sagemakerPipeline.models.m.steps[0].step_class: "step_class" is missing (use one of Processing, Training, CreateModel, Transform, Metrics, RegisterModel, Tuning, Refit, Condition, Fail, Lambda, Callback, …)',
  ],
  [
    "a class that does not exist",
    { steps: "- {step_name: T, step_class: Trainig}" },
    'error unknown-step-class 19:38 conf.sagemakerPipeline.models.m.steps[0].step_class: unknown step_class: "Trainig" (did you mean "Training"?)',
  ],
  [
    "a class that is no word",
    { steps: "- {step_name: T, step_class: [Training]}" },
    "error unknown-step-class 19:26 conf.sagemakerPipeline.models.m.steps[0].step_class: unknown step_class: a list (use one of Processing, Training, CreateModel, Transform, Metrics, RegisterModel, Tuning, Refit, Condition, Fail, Lambda, Callback, …)",
  ],
  [
    "a name used twice",
    { steps: `${T}\n${T}` },
    'error duplicate-step 20:23 conf.sagemakerPipeline.models.m.steps[1].step_name: the step name "T" is used twice in this pipeline (rename one of them; the other is at conf/conf.yaml:19)',
  ],
  [
    "a section that is not there",
    { steps: "- {step_name: P, step_class: Processing, step_type: preproces}" },
    'error missing-section 19:11 conf.sagemakerPipeline.models.m.steps[0]: the model "m" has no section "preproces", which this step reads (did you mean "preprocess"?)',
  ],
  [
    "a step that names no section",
    { steps: "- {step_name: P, step_class: Processing}" },
    'error missing-key 19:11 conf.sagemakerPipeline.models.m.steps[0].step_type: "step_type" of step "P" is missing (name the section of the model "m" that describes it, e.g. step_type: preprocess)',
  ],
  [
    "a key that belongs elsewhere",
    { sections: "instance_type: ml.m5.large\nsource_dir: x", steps: T },
    [
      'error unknown-key 12:7 conf.models.m.instance_type: unknown key "instance_type" (it belongs into a section: train)',
      'error unknown-key 13:7 conf.models.m.source_dir: unknown key "source_dir" (did you mean "source_directory"?)',
    ],
  ],
  [
    "a key of a section that does not exist",
    {
      sections: "fit: {image_uri: i:1, entry_pont: a.py}",
      steps: "- {step_name: T, step_class: Training, step_type: fit}",
    },
    'error unknown-key 12:29 conf.models.m.fit.entry_pont: unknown key "entry_pont" (did you mean "entry_point"?)',
  ],
  [
    "no script",
    { sections: "fit: {image_uri: i:1}", steps: "- {step_name: T, step_class: Training, step_type: fit}" },
    'error missing-key 12:7 conf.models.m.fit.entry_point: "entry_point" is missing (name the script to run, or set script_mode: false to run the image as it is)',
  ],
  [
    "a folder outside the repository",
    {
      sections: "fit: {image_uri: i:1, entry_point: a.py, source_directory: ../x}",
      steps: "- {step_name: T, step_class: Training, step_type: fit}",
    },
    'error source-outside 12:66 conf.models.m.fit.source_directory: the source directory "../x" lies outside the repository (give a path below the root of the repository)',
  ],
  [
    "a relative file without a bucket",
    {
      sections:
        "fit: {image_uri: i:1, entry_point: a.py, channels: {train: {dataFiles: [{fileName: a.csv}]}}}",
      steps: "- {step_name: T, step_class: Training, step_type: fit}",
    },
    'error relative-file 12:90 conf.models.m.fit.channels.train.dataFiles[0].fileName: "a.csv" is relative, and its channel names no bucket (give an s3:// URI, or the bucket (and prefix) of the channel)',
  ],
  [
    "a job of EMR Serverless without a role that it can take on",
    {
      sections: "spark: {application_id: a1, job: {jobDriver: {sparkSubmit: {entryPoint: s3://b/s.py}}}}",
      steps: "- {step_name: S, step_class: EMRServerless, step_type: spark}",
    },
    'warning execution-role 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "S" runs with the installation\'s role, which EMR Serverless cannot take on (name an execution_role that trusts emr-serverless.amazonaws.com)',
  ],
  [
    "a dependency on nothing",
    { steps: T, more: "    dependencies: [T >> X]\n" },
    'error unknown-step 20:20 conf.sagemakerPipeline.dependencies[0]: step "X" does not exist (use one of T)',
  ],
  [
    "a dependency that is no chain",
    { steps: T, more: "    dependencies:\n      - T >> T\n      - T > T\n" },
    [
      "error cycle 19:11 conf.sagemakerPipeline.models.m.steps[0]: these steps wait for each other: T >> T (remove one of the edges or references between them)",
      'error dependency 22:9 conf.sagemakerPipeline.dependencies[1]: "T > T" is no chain of steps (write A >> B, or [A, B] >> C)',
    ],
  ],
  [
    "a dependency of one step",
    { steps: T, more: "    dependencies: T\n" },
    'error dependency 20:19 conf.sagemakerPipeline.dependencies: "T" names no second step (write A >> B, or [A, B] >> C)',
  ],
  [
    "a step that depends on nothing",
    { steps: "- {step_name: T, step_class: Training, depends_on: X}" },
    'error unknown-step 19:60 conf.sagemakerPipeline.models.m.steps[0].depends_on: step "X" does not exist (use one of T)',
  ],
  [
    "a chain of nothing",
    {
      steps: `${T}\n- {step_name: F, step_class: Fail, message: stop}\n- {step_name: U, step_class: Training, chain_input_source_step: [T, F, X]}`,
    },
    [
      'error chain-nothing 21:77 conf.sagemakerPipeline.models.m.steps[2].chain_input_source_step[1]: step "F" (Fail) leaves nothing that could be chained (chain a Processing, Training, Transform or Metrics step, or put it into dependencies)',
      'error unknown-step 21:80 conf.sagemakerPipeline.models.m.steps[2].chain_input_source_step[2]: step "X" does not exist (use one of T, F, U)',
    ],
  ],
  [
    "an output that is not there",
    {
      steps: `${P}\n- {step_name: U, step_class: Training, chain_input_source_step: {step: P, outputs: [train, tset]}}`,
    },
    'error unknown-output 20:83 conf.sagemakerPipeline.models.m.steps[1].chain_input_source_step.outputs: step "P" has no output "tset" (use one of train)',
  ],
  [
    "a model step without a training",
    { steps: C },
    'error no-training 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "C" (CreateModel) needs a model, and no Training step of the model "m" makes one (add a Training step to the model, or chain one)',
  ],
  [
    "a package without a training",
    { steps: "- {step_name: R, step_class: RegisterModel}" },
    'error no-training 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "R" (RegisterModel) needs a model, and no Training step of the model "m" makes one (add a Training step to the model, or chain one)',
  ],
  [
    "a transform without a model",
    { steps: `${T}\n- {step_name: X, step_class: Transform}` },
    [
      'error no-input 20:11 conf.sagemakerPipeline.models.m.steps[1]: step "X" has nothing to transform (chain a step, or give the channel of the section a file)',
      'error no-model 20:11 conf.sagemakerPipeline.models.m.steps[1]: step "X" (Transform) needs a model, and the model "m" has no CreateModel step (add a step with step_class: CreateModel)',
    ],
  ],
  [
    "a transform without data",
    { steps: `${T}\n${C}\n- {step_name: X, step_class: Transform}` },
    'error no-input 21:11 conf.sagemakerPipeline.models.m.steps[2]: step "X" has nothing to transform (chain a step, or give the channel of the section a file)',
  ],
  [
    "a transform of two files",
    {
      sections: "other: {channels: {test: {dataFiles: [{fileName: s3://b/a}, {fileName: s3://b/b}]}}}",
      steps: `${T}\n${C}\n- {step_name: X, step_class: Transform, section: other}`,
    },
    "error one-file 12:33 conf.models.m.other.channels.test.dataFiles: a transform reads one file or prefix (name a prefix that holds all files)",
  ],
  [
    "a transform of two channels",
    {
      sections: "other: {channels: {test: {dataFiles: [{fileName: s3://b/a}]}, more: {}}}",
      steps: `${T}\n${C}\n- {step_name: X, step_class: Transform, section: other}`,
    },
    "error one-channel 12:15 conf.models.m.other.channels: a transform has one channel, not 2 (keep one of them)",
  ],
  [
    "a transform of two steps",
    { steps: `${P}\n${T}\n${C}\n- {step_name: X, step_class: Transform, chain_input_source_step: [P, T]}` },
    "error one-source 22:49 conf.sagemakerPipeline.models.m.steps[3].chain_input_source_step: a transform chains one step (keep one of them)",
  ],
  [
    "a transform of one of many outputs",
    {
      sections: "many: {image_uri: i:1, entry_point: p.py, outputs: {a: , b: }}",
      steps: `- {step_name: P, step_class: Processing, step_type: many}\n${T}\n${C}\n- {step_name: X, step_class: Transform, chain_input_source_step: P}`,
    },
    'error ambiguous-output 22:74 conf.sagemakerPipeline.models.m.steps[3].chain_input_source_step: step "P" has several outputs and none is called "test" (choose one: {step: P, outputs: [a]})',
  ],
  [
    "an evaluation of many outputs",
    {
      sections: "many: {image_uri: i:1, entry_point: p.py, outputs: {a: , b: }}",
      steps:
        "- {step_name: P, step_class: Processing, step_type: many}\n- {step_name: M, step_class: Metrics, chain_input_source_step: P}",
    },
    'error ambiguous-output 20:72 conf.sagemakerPipeline.models.m.steps[1].chain_input_source_step: step "P" has several outputs and none is called "test" (choose among them: {step: P, outputs: [a, b]})',
  ],
  [
    "an evaluation of two channels",
    {
      sections: "other: {image_uri: i:1, entry_point: e.py, channels: {a: , b: }}",
      steps: "- {step_name: M, step_class: Metrics, section: other}",
    },
    'error one-channel 12:50 conf.models.m.other.channels: an evaluation has one channel, not 2 (keep "a"; a channel may hold several files)',
  ],
  [
    "a group name that is not allowed",
    {
      sections:
        "other: {ModelRepack: false, ModelPackageGroupName: a_b, InferenceSpecification: {image_uri: i:2, supported_content_types: [a/b], supported_response_MIME_types: [a/b]}}",
      steps: `${T}\n- {step_name: R, step_class: RegisterModel, section: other}`,
    },
    'error group-name 12:58 conf.models.m.other.ModelPackageGroupName: the model package group name "a_b" is not allowed: at most 63 letters, digits and inner hyphens (set registry.ModelPackageGroupName)',
  ],
  [
    "a check without data",
    {
      sections: "quality_check: {type: DATA_QUALITY, image_uri: i:1}",
      steps: "- {step_name: Q, step_class: QualityCheck}",
    },
    'error no-input 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "Q" has nothing to check (chain a step, or name a dataset)',
  ],
  [
    "a bias check without a model",
    {
      sections: "clarify_check: {type: MODEL_BIAS, image_uri: i:1, dataset: s3://b/d, config: {}}",
      steps: "- {step_name: Q, step_class: ClarifyCheck}",
    },
    'error no-model 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "Q" (ClarifyCheck) needs a model, and the model "m" has no CreateModel step (add a step with step_class: CreateModel)',
  ],
  [
    "a search for nothing",
    { sections: "automl: {target: y}", steps: "- {step_name: A, step_class: AutoML}" },
    'error no-input 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "A" has nothing to learn from (chain a step, or set data_uri)',
  ],
  [
    "an endpoint without a configuration",
    { steps: "- {step_name: E, step_class: Endpoint}" },
    'error no-endpoint-config 19:11 conf.sagemakerPipeline.models.m.steps[0]: step "E" (Endpoint) needs an EndpointConfig step in the model "m" (add a step with step_class: EndpointConfig)',
  ],
  [
    "a tuning without an objective",
    {
      sections: "tuning: {image_uri: i:1, entry_point: t.py, ranges: {a: [1]}}",
      steps: "- {step_name: U, step_class: Tuning}",
    },
    'error no-objective 12:7 conf.models.m.tuning: the tuning step "U" has no objective (add objective: {metric: …, type: Maximize})',
  ],
  [
    "an algorithm without objective and image",
    {
      sections: "tuning: {entry_point: t.py, algorithms: {a: {ranges: {a: [1]}}}}",
      steps: "- {step_name: U, step_class: Tuning}",
    },
    [
      'error no-objective 12:48 conf.models.m.tuning.algorithms.a: the algorithm "a" has no objective (add objective: {metric: …, type: Maximize})',
      'error missing-key 12:48 conf.models.m.tuning.algorithms.a.image_uri: "image_uri" is missing (name the image that trains)',
    ],
  ],
  [
    "a refit without a tuning",
    { steps: "- {step_name: R, step_class: Refit}" },
    'error no-tuning 19:11 conf.sagemakerPipeline.models.m.steps[0]: the model "m" has no Tuning step to refit (add a step with step_class: Tuning, or name one by tuning_step)',
  ],
  [
    "a refit of a training",
    { steps: `${T}\n- {step_name: R, step_class: Refit, tuning_step: T}` },
    'error no-tuning 20:58 conf.sagemakerPipeline.models.m.steps[1].tuning_step: step "T" is no Tuning step (add a step with step_class: Tuning, or name one by tuning_step)',
  ],
  [
    "a refit of nothing",
    { steps: "- {step_name: R, step_class: Refit, tuning_step: X}" },
    'error unknown-step 19:58 conf.sagemakerPipeline.models.m.steps[0].tuning_step: step "X" does not exist (use one of R)',
  ],
  [
    "a raw step with a key of its own as property",
    {
      steps: "- {step_name: S, step_class: Raw, type: Lineage, arguments: {}, properties: {DependsOn: [T]}}",
    },
    'error raw-property 19:86 conf.sagemakerPipeline.models.m.steps[0].properties.DependsOn: "DependsOn" is no property of its own (write depends_on beside properties)',
  ],
  [
    "a report that nobody leaves",
    { steps: gate('{metric: a, op: "==", value: 1}') },
    'error no-report 20:71 conf.sagemakerPipeline.models.m.steps[1].conditions[0].metric: the model "m" has no Metrics step whose report could be read (add a step with step_class: Metrics, or name one by step)',
  ],
  [
    "a report of a step that leaves none",
    { steps: gate('{metric: a, step: T, op: "==", value: 1}') },
    'error no-report 20:80 conf.sagemakerPipeline.models.m.steps[1].conditions[0].step: step "T" leaves no report (add a step with step_class: Metrics, or name one by step)',
  ],
  [
    "a condition without an operator",
    { steps: gate("{left: 1, value: 1}") },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: a condition needs "op" (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a condition of two forms",
    { steps: gate('{left: 1, op: "==", value: 1, not: {left: 1, op: "==", value: 1}}') },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: a condition is one of not, op, not several (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a comparison with two left sides",
    { steps: gate('{left: 1, metric: a, op: "==", value: 1}') },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: a comparison needs either "metric" or "left" (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a comparison without a left side",
    { steps: gate('{op: "==", value: 1}') },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: a comparison needs either "metric" or "left" (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a comparison without a value",
    { steps: gate('{left: 1, op: "=="}') },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: a comparison needs "value" (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a comparison with a list",
    { steps: gate('{left: 1, op: "==", value: [1]}') },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: "==" needs one value, not a list (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a membership in one value",
    { steps: gate("{left: 1, op: not in, value: 1}") },
    'error condition 20:62 conf.sagemakerPipeline.models.m.steps[1].conditions[0]: "not in" needs a list as value (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a mistake inside a condition",
    { steps: gate("{any: [{all: [{not: {left: 1}}]}]}") },
    'error condition 20:77 conf.sagemakerPipeline.models.m.steps[1].conditions[0].any[0].all[0].not: a condition needs "op" (write {metric: path, op: ">=", value: 0.7}, {left: …, op: "==", value: …}, or any, all, not of such)',
  ],
  [
    "a condition that asks nothing",
    {
      steps:
        "- {step_name: C, step_class: Condition, conditions: [], if: [{step_name: F, step_class: Fail, message: stop}]}",
    },
    "error invalid-value 19:49 conf.sagemakerPipeline.models.m.steps[0].conditions: expected at least one condition; found an empty list",
  ],
  [
    "an unknown parameter",
    {
      steps: `${T}\n- {step_name: F, step_class: Fail, message: "\${parameters.Dya}"}`,
      pipeline: "parameters: {Day: x}",
    },
    [
      'warning unused-parameter 15:18 conf.sagemakerPipeline.parameters.Day: nothing reads the parameter "Day" (use it as ${parameters.Day}, or remove it)',
      'error unknown-reference 20:53 conf.sagemakerPipeline.models.m.steps[1].message: the parameter "Dya" is not declared in sagemakerPipeline.parameters (did you mean "Day"?)',
    ],
  ],
  [
    "an unknown property of the execution",
    { steps: '- {step_name: F, step_class: Fail, message: "${execution.Name}"}' },
    'error unknown-reference 19:53 conf.sagemakerPipeline.models.m.steps[0].message: an execution has no "Name" (use one of StartDateTime, CurrentDateTime, PipelineName, PipelineArn, PipelineExecutionId, PipelineExecutionArn, TrainingJobName, ProcessingJobName)',
  ],
  [
    "an unknown space",
    { steps: '- {step_name: F, step_class: Fail, message: "${env.HOME}"}' },
    'error unknown-reference 19:53 conf.sagemakerPipeline.models.m.steps[0].message: "env" refers to nothing (use ${parameters.…}, ${steps.…} or ${execution.…}, or write $${…} for the text itself)',
  ],
  [
    "a reference to a whole step",
    { steps: `${T}\n- {step_name: F, step_class: Fail, message: "\${steps.T}"}` },
    'error unknown-reference 20:53 conf.sagemakerPipeline.models.m.steps[1].message: what of step "T"? (name a property, e.g. ${steps.T.ModelArtifacts.S3ModelArtifacts})',
  ],
  [
    "a reference to clones",
    {
      steps:
        '- {step_name: T, step_class: Training, for_each: [a, b]}\n- {step_name: F, step_class: Fail, message: "${steps.T.TrainingJobName}"}',
    },
    'error unknown-reference 20:53 conf.sagemakerPipeline.models.m.steps[1].message: "T" was cloned into 2 steps (name one of them, e.g. T-a)',
  ],
  [
    "a value of no for_each",
    { steps: '- {step_name: F, step_class: Fail, message: "${each}"}' },
    "error unknown-reference 19:53 conf.sagemakerPipeline.models.m.steps[0].message: ${each} stands for a value of for_each, and there is none here (add for_each, or write $${each} for the text itself)",
  ],
  [
    "clones of one name",
    { steps: "- {step_name: T, step_class: Training, for_each: [a.b, a-b]}" },
    'error for-each 19:48 conf.sagemakerPipeline.models.m.steps[0].for_each: two clones would both be called "a-b"',
  ],
  [
    "too many clones",
    {
      steps: `- {step_name: T, step_class: Training, for_each: [${Array.from({ length: 201 }, (_, index) => index).join(", ")}]}`,
    },
    "error for-each 19:48 conf.sagemakerPipeline.models.m.steps[0].for_each: for_each makes 201 clones; at most 200 are made",
  ],
  [
    "a cache that lasts for no time",
    { steps: "- {step_name: T, step_class: Training, cache: {expire_after: 10d}}" },
    'error duration 19:70 conf.sagemakerPipeline.models.m.steps[0].cache.expire_after: "10d" is no ISO 8601 duration (write e.g. P10D for ten days, PT12H for twelve hours)',
  ],
  [
    "a cache of what cannot be cached",
    { steps: `${T}\n- {step_name: C, step_class: CreateModel, enable_cache: true}` },
    "warning not-cacheable 20:65 conf.sagemakerPipeline.models.m.steps[1].enable_cache: a step of type Model cannot be cached (remove the cache setting)",
  ],
  [
    "a start with an unknown parameter",
    { steps: T, pipeline: "start: {parameters: {Dya: x}}" },
    "error unknown-parameter 15:26 conf.sagemakerPipeline.start.parameters.Dya: Unknown parameter 'Dya' (there is none here)",
  ],
  [
    "a start with values that do not fit",
    {
      steps: `${T}\n- {step_name: F, step_class: Fail, message: "\${parameters.S}\${parameters.I}\${parameters.F}\${parameters.B}"}`,
      pipeline:
        "parameters: {S: {default: a, enum: [a]}, I: 1, F: 1.5, B: true}\nstart: {parameters: {S: b, I: 1.5, F: x, B: yep}}",
    },
    [
      'error start-value 16:29 conf.sagemakerPipeline.start.parameters.S: "b" is none of the values of the parameter "S": a',
      'error start-value 16:35 conf.sagemakerPipeline.start.parameters.I: "1.5" is no Integer, which the parameter "I" is',
      'error start-value 16:43 conf.sagemakerPipeline.start.parameters.F: "x" is no Float, which the parameter "F" is',
      'error start-value 16:49 conf.sagemakerPipeline.start.parameters.B: "yep" is no Boolean, which the parameter "B" is',
    ],
  ],
  [
    "a start with an empty value",
    {
      steps: `${T}\n- {step_name: F, step_class: Fail, message: "\${parameters.S}"}`,
      pipeline: 'parameters: {S: a}\nstart: {parameters: {S: ""}}',
    },
    'error start-value 16:29 conf.sagemakerPipeline.start.parameters.S: a start gives "S" 1 to 1024 characters, not 0',
  ],
  [
    "a start of a step that does not exist",
    { steps: T, pipeline: "start: {selected_steps: [T, U]}" },
    'error unknown-step 15:33 conf.sagemakerPipeline.start.selected_steps[1]: the definition has no step "U" (use one of T)',
  ],
  [
    "a token without a value",
    {
      sections: "fit: {image_uri: SMP_NOPE.dkr, entry_point: a.py}",
      steps: "- {step_name: T, step_class: Training, step_type: fit}",
    },
    "error unresolved-token 12:24 conf.models.m.fit.image_uri: the token SMP_NOPE has no value here (declared are SMP_ACCOUNTID, SMP_REGION, SMP_S3BUCKETNAME)",
  ],
  [
    "a pipeline name that is not allowed",
    { steps: T, pipeline: "display_name: x\ntags: 1" },
    "error invalid-value 16:11 conf.sagemakerPipeline.tags: expected a map of tags, or a list of Key and Value; found 1",
  ],
];

describe("an author is told about", () => {
  it.each(cases)("%s", (_title, conf, expected) => {
    expect(told(conf)).toEqual([expected].flat());
  });
});
