import type { Json } from "../../json.ts";
import { walkJson } from "../../references/walk-json.ts";
import { argumentAt } from "../argument-at.ts";
import { found } from "../found.ts";
import { isCached } from "../is-cached.ts";
import { isMutableImage } from "../is-mutable-image.ts";
import type { LintFinding } from "../lint-finding.ts";
import type { LintRule } from "../lint-rule.ts";
import type { LintSubject } from "../lint-subject.ts";
import { listAt } from "../list-at.ts";

// What differs in every run may stand where the service does not look: outputs, role and resources are no cache keys.
const NO_KEYS =
  /\.(ProcessingOutputConfig|OutputDataConfig|TransformOutput|ResourceConfig|ProcessingResources|RoleArn|Tags|ProfilerConfig|CheckpointConfig)\b/;

const volatile = (step: Json, name: string): readonly LintFinding[] => {
  const findings: LintFinding[] = [];
  walkJson(argumentAt(step, "Arguments"), `${name}.Arguments`, (value, path) => {
    const get = argumentAt(value, "Get");
    const isVolatile =
      typeof get === "string" &&
      /^Execution\.(StartDateTime|CurrentDateTime|PipelineExecution|TrainingJobName|ProcessingJobName)/.test(
        get,
      );
    if (isVolatile && !NO_KEYS.test(path))
      findings.push(
        found.warning(
          "cache-never-hits",
          path,
          `step "${name}" is cached, but "${get}" differs in every run, so the cache never hits`,
          "remove the reference or the cache setting",
        ),
      );
    return true;
  });
  return findings;
};

/** The training jobs that a step describes: its own, or those of a search. */
const jobsOf = (step: Json): readonly (Json | undefined)[] => [
  argumentAt(step, "Arguments"),
  argumentAt(step, "Arguments", "TrainingJobDefinition"),
  ...listAt(step, "Arguments", "TrainingJobDefinitions"),
];

const mutableImage = (step: Json, name: string): readonly LintFinding[] => {
  const images = [
    argumentAt(step, "Arguments", "AppSpecification", "ImageUri"),
    ...jobsOf(step).map((job) => argumentAt(job, "AlgorithmSpecification", "TrainingImage")),
  ];
  return images.flatMap((image) =>
    typeof image === "string" && isMutableImage(image)
      ? [
          found.warning(
            "cache-mutable-image",
            name,
            `step "${name}" is cached, but what "${image}" means may change`,
            "name a version or a digest of the image",
          ),
        ]
      : [],
  );
};

const mutableData = (step: Json, name: string): readonly LintFinding[] => {
  const uris = [
    ...listAt(step, "Arguments", "ProcessingInputs")
      .filter((input) => !["code", "entrypoint"].includes(String(argumentAt(input, "InputName"))))
      .map((input) => argumentAt(input, "S3Input", "S3Uri")),
    ...jobsOf(step)
      .flatMap((job) => listAt(job, "InputDataConfig"))
      .filter((input) => argumentAt(input, "ChannelName") !== "code")
      .map((input) => argumentAt(input, "DataSource", "S3DataSource", "S3Uri")),
  ];
  const uri = uris.find((one) => typeof one === "string" && !one.endsWith(".manifest"));
  if (uri === undefined || argumentAt(step, "Arguments", "Environment", "DATA_VERSION") !== undefined)
    return [];
  return [
    found.info(
      "cache-mutable-data",
      `${name}.CacheConfig`,
      `step "${name}" is cached by the name of "${uri}", not by what lies there`,
      "raise data_version in its section when the data changes",
    ),
  ];
};

const uncachedModel = ({ byName }: LintSubject, step: Json, name: string): readonly LintFinding[] => {
  const model = argumentAt(step, "Arguments", "ModelName", "Get");
  const source = typeof model === "string" ? /^Steps\.([^.]+)\./.exec(model)?.[1] : undefined;
  if (source === undefined || byName.get(source)?.step.Type !== "Model") return [];
  return [
    found.warning(
      "cache-new-model",
      `${name}.CacheConfig`,
      `step "${name}" is cached, but "${source}" makes a new model, with a new name, in every run, so the cache never hits`,
      "remove the cache setting",
    ),
  ];
};

const DOCUMENTED = new Set([
  "Processing",
  "Training",
  "Tuning",
  "AutoML",
  "Transform",
  "QualityCheck",
  "ClarifyCheck",
  "EMR",
]);

const doubtful = (step: Json, name: string): readonly LintFinding[] => {
  const [type, expiry] = [argumentAt(step, "Type"), argumentAt(step, "CacheConfig", "ExpireAfter")];
  const path = `${name}.CacheConfig`;
  return [
    ...(DOCUMENTED.has(String(type))
      ? []
      : [
          found.warning(
            "cache-undocumented",
            path,
            `step "${name}" is cached, which AWS does not document for the type ${type}`,
            "expect it to run, or remove the cache setting",
          ),
        ]),
    // Months have no length of their own, and are easily meant as minutes.
    ...(typeof expiry === "string" && /^P[^T]*M/.test(expiry)
      ? [
          found.warning(
            "cache-months",
            path,
            `"${expiry}" counts in months`,
            "write days, e.g. P30D, or PT30M for thirty minutes",
          ),
        ]
      : []),
    ...(argumentAt(step, "Arguments", "HyperParameters", "sagemaker_job_name") === undefined
      ? []
      : [
          found.warning(
            "cache-never-hits",
            `${name}.Arguments.HyperParameters.sagemaker_job_name`,
            `step "${name}" is cached, but the name of a job differs in every run, so the cache never hits`,
            "remove the hyperparameter or the cache setting",
          ),
        ]),
  ];
};

/** Rules 23 to 25 and quirk 5: a cache that is asked for can hit, and hits what is meant. */
export const cachesCanHit: LintRule = (subject) =>
  subject.steps.flatMap(({ step }) => {
    const json = step as unknown as Json;
    if (!isCached(json)) return [];
    if (argumentAt(json, "CacheConfig", "ExpireAfter") === undefined)
      return [
        found.error(
          "cache-expiry",
          `${step.Name}.CacheConfig`,
          "CacheConfig needs ExpireAfter when it is enabled",
          "add cache: {expire_after: P10D}",
        ),
      ];
    return [
      ...doubtful(json, step.Name),
      ...volatile(json, step.Name),
      ...mutableData(json, step.Name),
      ...mutableImage(json, step.Name),
      ...uncachedModel(subject, json, step.Name),
    ];
  });
