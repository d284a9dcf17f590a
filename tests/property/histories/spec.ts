export const REPOSITORIES = ["acme/ant", "acme/bee", "acme/cat", "acme/pool"] as const;
export const PROJECTS = ["red", "blue"] as const;

/** What a commit says, as the model sees it. */
export type Spec = {
  readonly project: (typeof PROJECTS)[number];
  readonly epochs: number;
  readonly code: number;
  readonly docs: number;
  readonly isBroken: boolean;
  /** Whether it declares the pipeline of its own name. */
  readonly isAnchor: boolean;
  /** Whether it declares the pipeline `extra` too, which only one repository can have. */
  readonly hasExtra: boolean;
  /** The name of its model; the pool's may be the name of another's. */
  readonly model: string;
  /** A model of the pool that its pipeline trains too. */
  readonly uses?: "shared" | "common";
};

/** A pipeline that a commit declares. */
export type DeclaredPipeline = { readonly name: string; readonly models: readonly string[] };

/** How runs of each pipeline start; fixed, so that only content makes revisions. */
export const STARTS: Readonly<Record<string, object>> = {
  ant: { policy: "on_change", when_running: "queue" },
  bee: { policy: "on_change", when_running: "cancel" },
  cat: { policy: "on_change", when_running: "parallel" },
  extra: { policy: "schedule", schedule: "0 3 * * *" },
};

export const nameOf = (repository: string): string => repository.slice("acme/".length);

export const pipelinesOf = (repository: string, spec: Spec): readonly DeclaredPipeline[] => {
  const { isAnchor, hasExtra, model, uses } = spec;
  return [
    ...(isAnchor ? [{ name: nameOf(repository), models: uses === undefined ? [model] : [model, uses] }] : []),
    ...(hasExtra ? [{ name: "extra", models: [model] }] : []),
  ];
};

export const aSpec = (repository: string): Spec => ({
  project: repository === "acme/cat" ? "blue" : "red",
  epochs: 1,
  code: 1,
  docs: 1,
  isBroken: false,
  isAnchor: repository !== "acme/pool",
  hasExtra: false,
  model: repository === "acme/pool" ? "shared" : nameOf(repository),
});

const conf = (sections: object): string => JSON.stringify({ conf: sections });

export const codeOf = (repository: string, { code }: Spec): string => `print("${repository} ${code}")\n`;

/** The files of a commit. */
export const filesOf = (repository: string, spec: Spec): Readonly<Record<string, string>> => {
  const train = {
    image_uri: "111122223333.dkr.ecr.us-east-1.amazonaws.com/python:3",
    entry_point: "train.py",
    hyperparams: { epochs: spec.epochs },
  };
  const stepsOf = (model: string) => [{ step_name: `${model}-train`, step_class: "Training" }];
  return {
    ".slipway.yaml": `project: ${spec.project}\ndrift: {action: heal}\nprune: {grace_days: 7}\n`,
    "README.md": `Words ${spec.docs}\n`,
    "src/train.py": codeOf(repository, spec),
    "conf/conf-model.yaml": spec.isBroken
      ? "conf: ["
      : conf({ models: { [spec.model]: { source_directory: "src", train } } }),
    ...Object.fromEntries(
      pipelinesOf(repository, spec).map(({ name, models }) => [
        `conf/conf-${name}.yaml`,
        conf({
          sagemakerPipeline: {
            pipelineName: name,
            start: STARTS[name],
            models: Object.fromEntries(models.map((model) => [model, { steps: stepsOf(model) }])),
          },
        }),
      ]),
    ),
  };
};
