import fc from "fast-check";
import type { ConfigFile } from "../../shared/domain/config-file.ts";
import { aConfigFile } from "./a-config-file.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Edge = readonly [from: string, to: string];
type Sections = Readonly<Record<string, { readonly [key: string]: Json }>>;
type Step = { readonly step_name: string; readonly step_class: string; readonly [key: string]: Json };

/** A project and what is known of it without compiling it. */
export type AnyProject = {
  readonly files: readonly ConfigFile[];
  /** Between steps as they are called in the definition, without the suffixes of sub-steps. */
  readonly edges: ReadonlySet<string>;
};

const PARAMETERS = {
  Count: 2,
  Rate: { type: "Float", default: 0.5, description: "How fast." },
  Flag: true,
  Word: { type: "String", default: "left", enum: ["left", "right"] },
} as const;

const job = fc
  .record(
    {
      instance_count: fc.constantFrom<Json>(1, 3, "${parameters.Count}"),
      tags: fc.constantFrom<Json>({ team: "a" }, [{ Key: "share", Value: "${parameters.Rate}" }]),
      env: fc.constantFrom<Json>(
        { MODE: "fast", WORD: "${parameters.Word}" },
        { N: "n=${parameters.Count}!" },
      ),
      vpc: fc.constantFrom<Json>(false, { subnets: ["subnet-1"], security_group_ids: ["sg-1"] }),
      kms_key: fc.constantFrom<Json>(false, "alias/own"),
      role: fc.constant<Json>("arn:aws:iam::111122223333:role/own"),
      encrypt_traffic: fc.boolean() as fc.Arbitrary<Json>,
      data_version: fc.constantFrom<Json>(3, "v-${parameters.Word}"),
    },
    { requiredKeys: [] },
  )
  .map((keys) => ({ ...keys }) as Record<string, Json>);

const policies = fc.record(
  {
    cache: fc.constantFrom<Json>(true, { expire_after: "PT12H" }, false),
    retry: fc.constantFrom<Json>({ on: "SageMaker.CAPACITY_ERROR", max_attempts: 3 }, [
      { on: ["Step.THROTTLING", "Step.SERVICE_FAULT"], interval_seconds: 5, expire_after_minutes: 60 },
    ]),
    display_name: fc.constant<Json>("A step"),
    description: fc.constant<Json>("What it does."),
  },
  { requiredKeys: [] },
);

const repeat = fc.constantFrom<Json | undefined>(undefined, undefined, ["x", 2], {
  kind: ["a", "b"],
  depth: [1, 2],
});
const labelsOf = (value: Json | undefined): readonly string[] => {
  if (value === undefined) return [""];
  return Array.isArray(value) ? ["-x", "-2"] : ["-a-1", "-a-2", "-b-1", "-b-2"];
};

const OTHERS = [
  "Lambda",
  "Callback",
  "QualityCheck",
  "ClarifyCheck",
  "EMR",
  "EMRServerless",
  "AutoML",
  "Notebook",
  "Raw",
] as const;

const unit = fc.record({
  each: repeat,
  prep: fc.record({ present: fc.boolean(), each: repeat, job, policies }),
  trainer: fc.constantFrom("Training", "Tuning", "Algorithms"),
  trainerJob: job,
  trainerPolicies: policies,
  training: fc.record(
    {
      spot: fc.constantFrom<Json>(true, { max_wait_seconds: 9000, checkpoint_s3_uri: "s3://b/checkpoints" }),
      metric_definitions: fc.constantFrom<Json>({ loss: "loss=([0-9.]+)" }, [
        { name: "auc", regex: "auc=(\\S+)" },
      ]),
      network_isolation: fc.boolean() as fc.Arbitrary<Json>,
      hyperparams: fc.constantFrom<Json>(
        {
          epochs: "${parameters.Count}",
          rate: "${parameters.Rate}",
          names: ["a", 1, true],
          note: "w-${parameters.Word}",
        },
        { rate: 0.1, nested: { a: null } },
      ),
      channels: fc.constantFrom<Json>({
        data: { dataFiles: [{ fileName: "s3://b/x" }, { sourceName: "more", fileName: "s3://b/y" }] },
      }),
    },
    { requiredKeys: [] },
  ),
  refit: fc.boolean(),
  model: fc.boolean(),
  repack: fc.boolean(),
  transform: fc.constantFrom("none", "file", "chained"),
  metrics: fc.constantFrom("none", "map", "word"),
  register: fc.constantFrom("none", "plain", "fail", "skip"),
  endpoint: fc.boolean(),
  others: fc.subarray([...OTHERS]),
  branches: fc.constantFrom("none", "flat", "nested"),
  fans: fc.uniqueArray(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 3 }),
});
type Unit = typeof unit extends fc.Arbitrary<infer T> ? T : never;

const IMAGE = "111122223333.dkr.ecr.us-east-1.amazonaws.com/image:1";
const SCRIPT = { image_uri: IMAGE, entry_point: "run.py" };
const RANGES = {
  ranges: { depth: { min: 1, max: 9 }, step: { min: 0.1, max: 1, scaling: "Logarithmic" }, kind: ["a", "b"] },
};

const without = (job: Readonly<Record<string, Json>>, ...keys: readonly string[]) =>
  Object.fromEntries(Object.entries(job).filter(([key]) => !keys.includes(key)));

/** What the unit's sections are; they name nothing of other units. */
const sectionsOf = (one: Unit): Sections => {
  const { spot: _spot, ...withoutSpot } = one.training;
  const objective = { objective: { metric: "score", type: "Minimize" } };
  return {
    preprocess: {
      ...SCRIPT,
      ...one.prep.job,
      channels: { left: null, right: { dataFiles: [{ fileName: "s3://b/raw" }] } },
    },
    train: { ...SCRIPT, ...one.trainerJob, ...one.training },
    tuning:
      one.trainer === "Algorithms"
        ? {
            ...SCRIPT,
            ...one.trainerJob,
            ...withoutSpot,
            ...objective,
            strategy: "Random",
            algorithms: { one: RANGES, two: { ...RANGES, entry_point: "two.py" } },
          }
        : {
            ...SCRIPT,
            ...one.trainerJob,
            ...withoutSpot,
            ...objective,
            ...RANGES,
            early_stopping: "Auto",
            max_jobs: "${parameters.Count}",
          },
    evaluate: {
      ...SCRIPT,
      ...one.trainerJob,
      channels: one.metrics === "word" ? "left" : { left: { dataFiles: [{ fileName: "s3://b/test" }] } },
    },
    transform: {
      ...without(one.trainerJob, "role", "vpc", "encrypt_traffic"),
      channels: { left: { s3BucketName: "b", dataFiles: [{ fileName: "s3://b/batch" }] } },
    },
    registry: {
      ...without(one.trainerJob, "instance_count", "env", "encrypt_traffic", "data_version"),
      ModelRepack: one.repack,
      ModelPackageGroupName: "group-${parameters.Word}",
      InferenceSpecification: {
        image_uri: IMAGE,
        supported_content_types: ["text/csv"],
        supported_response_MIME_types: ["text/csv"],
      },
      ...(one.register === "fail" || one.register === "skip"
        ? {
            gate: [
              { metric: "score.value", op: ">=", value: "${parameters.Rate}" },
              {
                any: [
                  { left: "${parameters.Word}", op: "in", value: ["left"] },
                  { not: { left: "${parameters.Count}", op: "<", value: 3 } },
                ],
              },
            ],
            else: one.register,
          }
        : {}),
    },
    endpoint_config: { instance_type: "ml.m5.large", tags: { team: "a" } },
    lambda: {
      function_arn: "arn:aws:lambda:us-east-1:111122223333:function:f",
      inputs: { word: "${parameters.Word}" },
      outputs: { ok: "Boolean" },
    },
    callback: {
      queue_url: "https://sqs.us-east-1.amazonaws.com/111122223333/q",
      outputs: { score: "Float" },
    },
    quality_check: {
      ...one.prep.job,
      image_uri: IMAGE,
      type: "DATA_QUALITY",
      dataset: "s3://b/data",
      skip_check: "${parameters.Flag}",
    },
    clarify_check: {
      ...one.prep.job,
      image_uri: IMAGE,
      type: "DATA_BIAS",
      dataset: "s3://b/data",
      config: { label: "y" },
    },
    emr: { cluster_id: "j-1", jar: "s3://b/x.jar", args: ["${parameters.Word}"], properties: { a: "b" } },
    emr_serverless: {
      application_id: "00abc",
      job: { JobDriver: { SparkSubmit: { EntryPoint: "s3://b/x.py" } } },
    },
    automl: { target: "y", data_uri: "s3://b/data", max_candidates: 3, tags: { team: "a" } },
    notebook: { ...one.prep.job, image_uri: IMAGE, notebook: "report.ipynb", parameters: { a: 1 } },
  };
};

type Branches = {
  readonly steps: readonly Step[];
  readonly edges: readonly Edge[];
  readonly conditions: readonly string[];
};
type Planned = {
  readonly steps: readonly Step[];
  /** By what the steps read of each other. */
  readonly edges: readonly Edge[];
  /** By `dependencies`. */
  readonly declared: readonly Edge[];
  /** Of conditions inside one that is waited for. */
  readonly waiting: readonly Edge[];
};

const branchesOf = (one: Unit, u: string): Branches => {
  if (one.branches === "none") return { steps: [], edges: [], conditions: [] };
  const ask = { left: "${parameters.Rate}", op: ">", value: 0.3 };
  const call = (name: string): Step => ({ step_name: `${u}-${name}`, step_class: "Lambda" });
  const inner: Step = {
    step_name: `${u}-inner`,
    step_class: "Condition",
    conditions: [
      { left: "${parameters.Flag}", op: "==", value: true },
      { left: "${parameters.Word}", op: "!=", value: "right" },
    ],
    if: [call("both")],
    else: [{ step_name: `${u}-stop`, step_class: "Fail", message: "stopped at ${parameters.Rate}" }],
  };
  const outer: Step = {
    step_name: `${u}-outer`,
    step_class: "Condition",
    conditions: [ask, ...(one.metrics === "none" ? [] : [{ metric: "a.b[0]", op: "<=", value: 1 }])],
    if: [call("then"), ...(one.branches === "nested" ? [inner] : [])],
    else: [call("otherwise"), ...(one.branches === "nested" ? [call("both")] : [])],
  };
  const conditions = one.branches === "nested" ? [`${u}-outer`, `${u}-inner`] : [`${u}-outer`];
  // A flattened condition repeats what the outer one asks, and so waits for the same report.
  const edges = one.metrics === "none" ? [] : conditions.map((name) => [`${u}-metrics`, name] as const);
  return { steps: [outer], edges, conditions };
};

/** The steps of a unit, and the edges between them that the config stands for. */
const planOf = (one: Unit, u: string): Planned => {
  const steps: Step[] = [];
  const edges: Edge[] = [];
  const add = (
    name: string,
    step_class: string,
    keys: Readonly<Record<string, Json | undefined>>,
    after: readonly string[],
  ): void => {
    const given = Object.fromEntries(
      Object.entries(keys).filter(([, value]) => value !== undefined),
    ) as Record<string, Json>;
    steps.push({ step_name: `${u}-${name}`, step_class, ...given });
    edges.push(...after.map((from) => [`${u}-${from}`, `${u}-${name}`] as const));
  };
  const chain = (names: readonly string[]): { readonly chain_input_source_step?: Json } =>
    names.length === 0 ? {} : { chain_input_source_step: names.map((name) => `${u}-${name}`) };
  const prepared = one.prep.present ? ["prep"] : [];
  const trainer = one.trainer === "Training" ? "Training" : "Tuning";
  if (one.prep.present)
    add("prep", "Processing", { step_type: "preprocess", for_each: one.prep.each, ...one.prep.policies }, []);
  const { retry: _retry, ...withoutRetry } = one.trainerPolicies;
  add("train", trainer, { ...one.trainerPolicies, ...chain(prepared) }, prepared);
  const refits = trainer === "Tuning" && one.refit;
  if (refits) add("refit", "Refit", withoutRetry, ["train", ...prepared]);
  const artifact = refits ? "refit" : "train";
  const needsModel = one.model || one.endpoint || one.transform !== "none";
  const source = one.repack && needsModel ? "model" : artifact;
  if (needsModel) add("model", "CreateModel", {}, [artifact]);
  const isChained = one.transform === "chained" && one.prep.present && one.prep.each === undefined;
  if (one.transform !== "none") {
    const prepStep = {
      chain_input_source_step: { step: `${u}-prep`, outputs: ["left"] },
      chain_input_additional_prefix: "x.csv",
    };
    add("transform", "Transform", isChained ? prepStep : {}, ["model", ...(isChained ? prepared : [])]);
  }
  if (one.metrics !== "none") {
    const read = one.transform === "none" ? artifact : "transform";
    add("metrics", "Metrics", { ...one.prep.policies, ...chain([read]) }, [read]);
  }
  const gated = one.register === "fail" || one.register === "skip";
  if (one.register !== "none" && !(gated && one.metrics === "none"))
    add("register", "RegisterModel", {}, [source, ...(one.metrics === "none" ? [] : ["metrics"])]);
  if (one.endpoint) {
    add("config", "EndpointConfig", {}, ["model"]);
    add("endpoint", "Endpoint", {}, ["config"]);
  }
  for (const kind of one.others) {
    const raw = {
      type: "Lambda",
      arguments: { a: 1 },
      properties: { FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:g" },
    };
    add(kind.toLowerCase(), kind, kind === "Raw" ? raw : {}, []);
  }
  const branches = branchesOf(one, u);
  // Nothing can wait for a registration behind a gate: the service knows no edge from a condition.
  const sources = steps
    .filter(({ step_class }) => !(gated && step_class === "RegisterModel"))
    .map(({ step_name }) => step_name);
  const targets = steps.map(({ step_name }) => step_name);
  const fans = one.fans.flatMap(([a, b]) => {
    const to = b % targets.length;
    const from = targets.indexOf(sources[a % sources.length] ?? "");
    return from >= 0 && from < to ? [[targets[from] ?? "", targets[to] ?? ""] as const] : [];
  });
  const [outer, ...inner] = branches.conditions;
  const guarded = outer === undefined || one.fans.length === 0 ? [] : [[`${u}-train`, outer] as const];
  return {
    steps: [...steps, ...branches.steps],
    edges: [...edges, ...branches.edges],
    declared: [...fans, ...guarded],
    waiting: guarded.flatMap(([from]) => inner.map((to) => [from, to] as const)),
  };
};

const expand = (one: Unit, u: string, step: string): readonly string[] => {
  const own = labelsOf(step === `${u}-prep` ? one.prep.each : undefined);
  return labelsOf(one.each).flatMap((clone) => own.map((label) => `${step}${clone}${label}`));
};

/** Clones of a unit keep to themselves. */
const edgesOf = (one: Unit, u: string, [from, to]: Edge): readonly string[] =>
  labelsOf(one.each).flatMap((clone) =>
    labelsOf(from === `${u}-prep` ? one.prep.each : undefined).flatMap((before) =>
      labelsOf(to === `${u}-prep` ? one.prep.each : undefined).map(
        (after) => `${from}${clone}${before} >> ${to}${clone}${after}`,
      ),
    ),
  );

const dependencies = (edges: readonly Edge[]): readonly string[] =>
  [...new Set(edges.map(([, to]) => to))].map((to) => {
    const from = [...new Set(edges.filter((edge) => edge[1] === to).map(([name]) => name))];
    return from.length === 1 ? `${from[0]}  >> ${to} # one` : `[${from.join(", ")}]>>${to}`;
  });

const modelFile = (one: Unit, u: string): ConfigFile =>
  aConfigFile(
    JSON.stringify({ conf: { models: { [u]: { source_directory: "src", ...sectionsOf(one) } } } }),
    {
      repository: `acme/${u}`,
    },
  );

const build = (units: readonly Unit[]): AnyProject => {
  const named = units.map((one, index) => ({ one, u: `u${index}`, plan: planOf(one, `u${index}`) }));
  const across = named.slice(1).map(({ u, one }, index) => ({
    from: expand(units[index] as Unit, `u${index}`, `u${index}-train`),
    to: expand(one, u, `${u}-train`),
    text: `u${index}-train >> ${u}-train`,
  }));
  const declared = named.flatMap(({ plan }) => plan.declared);
  const pipeline = {
    pipelineName: "p",
    parameters: PARAMETERS,
    parallelism: 4,
    start: { parameters: { Count: 4 } },
    models: Object.fromEntries(
      named.map(({ u, one, plan }) => [
        u,
        { ...(one.each === undefined ? {} : { for_each: one.each }), steps: plan.steps },
      ]),
    ),
    dependencies: [...dependencies(declared), ...across.map(({ text }) => text)],
  };
  return {
    files: [
      ...named.map(({ one, u }) => modelFile(one, u)),
      aConfigFile(JSON.stringify({ conf: { sagemakerPipeline: pipeline } }), { repository: "acme/anchor" }),
    ],
    edges: new Set([
      ...named.flatMap(({ one, u, plan }) =>
        [...plan.edges, ...plan.declared].flatMap((edge) => edgesOf(one, u, edge)),
      ),
      ...named.flatMap(({ one, u, plan }) => plan.waiting.flatMap((edge) => edgesOf(one, u, edge))),
      ...across.flatMap(({ from, to }) =>
        from.flatMap((before) => to.map((after) => `${before} >> ${after}`)),
      ),
    ]),
  };
};

/** Projects that use every class of step, clones, conditions, parameters and policies, all without mistakes. */
export const anyProject: fc.Arbitrary<AnyProject> = fc.array(unit, { minLength: 1, maxLength: 3 }).map(build);
