/** How a pipeline step's Arguments differ from the API request that they become. */
export type StepRequest = {
  /** The operation whose request the Arguments are. */
  readonly create: string;
  /** The operation whose answer the step's properties are. */
  readonly describe: string;
  /** Members that the service fills in; a step need not give them. */
  readonly generated?: readonly string[];
  /** Members of the request, from the top, that a step must not give. */
  readonly excluded?: readonly (readonly string[])[];
};

/** Of an experiment, a step may only name its trial component; the rest is the pipeline's. */
const EXPERIMENT = ["ExperimentName", "TrialName", "RunName"].map((name) => ["ExperimentConfig", name]);

const PROCESSING: StepRequest = {
  create: "CreateProcessingJob",
  describe: "DescribeProcessingJob",
  generated: ["ProcessingJobName"],
  excluded: EXPERIMENT,
};

/** The step types whose Arguments are a request of SageMaker's own API. */
export const stepRequests: Readonly<Record<string, StepRequest>> = {
  Processing: PROCESSING,
  QualityCheck: PROCESSING,
  ClarifyCheck: PROCESSING,
  Training: {
    create: "CreateTrainingJob",
    describe: "DescribeTrainingJob",
    generated: ["TrainingJobName"],
    excluded: EXPERIMENT,
  },
  Tuning: {
    create: "CreateHyperParameterTuningJob",
    describe: "DescribeHyperParameterTuningJob",
    generated: ["HyperParameterTuningJobName"],
  },
  AutoML: {
    create: "CreateAutoMLJob",
    describe: "DescribeAutoMLJob",
    generated: ["AutoMLJobName"],
    excluded: [["ModelDeployConfig"], ["GenerateCandidateDefinitionsOnly"]],
  },
  Transform: {
    create: "CreateTransformJob",
    describe: "DescribeTransformJob",
    generated: ["TransformJobName"],
    excluded: EXPERIMENT,
  },
  Model: { create: "CreateModel", describe: "DescribeModel", generated: ["ModelName"] },
  RegisterModel: {
    create: "CreateModelPackage",
    describe: "DescribeModelPackage",
    excluded: [["ModelPackageName"], ["CertifyForMarketplace"]],
  },
  EndpointConfig: {
    create: "CreateEndpointConfig",
    describe: "DescribeEndpointConfig",
    generated: ["EndpointConfigName"],
    excluded: [["DataCaptureConfig"], ["ExplainerConfig"]],
  },
  Endpoint: { create: "CreateEndpoint", describe: "DescribeEndpoint", excluded: [["DeploymentConfig"]] },
  InferenceComponent: { create: "CreateInferenceComponent", describe: "DescribeInferenceComponent" },
};
