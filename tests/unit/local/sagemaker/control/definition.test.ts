import { describe, expect, it } from "@jest/globals";
import { checkDefinition } from "../../../../../local/sagemaker/control/definition/check-definition.ts";
import { aConditionStep, aDefinition, aFailStep, aProcessingStep, aTrainingStep } from "./a-definition.ts";

const get = (path: string) => ({ Get: path });
const join = (...Values: unknown[]) => ({ "Std:Join": { On: "/", Values } });
const parameter = (Name: string, Type: string, members: object = {}) => ({ Name, Type, ...members });

const withParameters = (Parameters: object[], ...steps: object[]) =>
  aDefinition(steps.length === 0 ? undefined : steps, { Parameters });

const reportFile = { PropertyFileName: "Report", OutputName: "report", FilePath: "report.json" };
const jsonGet = {
  "Std:JsonGet": { PropertyFile: get("Steps.Prepare.PropertyFiles.Report"), Path: "auc.value" },
};
const lambda = (members: object = {}) => ({
  Name: "Notify",
  Type: "Lambda",
  FunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:f",
  Arguments: {},
  OutputParameters: [{ OutputName: "id", OutputType: "String" }],
  ...members,
});
const training = (Arguments: object, members: object = {}) =>
  aTrainingStep("Train", { Arguments, ...members });

describe("checkDefinition takes", () => {
  it.each<[string, string]>([
    ["no steps", aDefinition([])],
    [
      "an experiment",
      aDefinition(undefined, {
        PipelineExperimentConfig: { ExperimentName: get("Execution.PipelineName"), TrialName: "t" },
      }),
    ],
    ["no experiment", aDefinition(undefined, { PipelineExperimentConfig: null })],
    [
      "parameters of every type",
      withParameters([
        parameter("S", "String", { DefaultValue: "a", EnumValues: ["a", "b"] }),
        parameter("I", "Integer", { DefaultValue: 1 }),
        parameter("F", "Float", { DefaultValue: 1 }),
        parameter("B", "Boolean", { DefaultValue: false }),
      ]),
    ],
    [
      "references to steps, parameters and the execution",
      withParameters(
        [parameter("Type", "String"), parameter("Count", "Integer")],
        aProcessingStep("Prepare", { DependsOn: [] }),
        training({
          ResourceConfig: {
            InstanceType: get("Parameters.Type"),
            InstanceCount: get("Parameters.Count"),
            VolumeSizeInGB: 1,
          },
          HyperParameters: {
            data: get("Steps.Prepare.ProcessingOutputConfig.Outputs['report'].S3Output.S3Uri"),
            run: join("run", get("Execution.PipelineExecutionId"), get("Parameters.Count")),
          },
        }),
      ),
    ],
    [
      "a condition over a property file, its branches and a rejoin by reference",
      aDefinition([
        aProcessingStep("Prepare", { PropertyFiles: [reportFile] }),
        aConditionStep("Gate", {
          Conditions: [
            {
              Type: "Or",
              Conditions: [
                { Type: "GreaterThanOrEqualTo", LeftValue: jsonGet, RightValue: 0.7 },
                { Type: "Not", Condition: { Type: "In", QueryValue: "a", Values: ["a"] } },
              ],
            },
          ],
          IfSteps: [training({})],
          ElseSteps: [aFailStep("Bad", join("auc", jsonGet))],
        }),
      ]),
    ],
    [
      "steps of one branch that read each other",
      aDefinition([
        aConditionStep("Gate", {
          IfSteps: [
            aProcessingStep("Prepare"),
            training({ HyperParameters: { a: get("Steps.Prepare.ProcessingJobArn") } }),
          ],
        }),
      ]),
    ],
    [
      "a whole number where any number may stand",
      withParameters([parameter("Cores", "Integer")], {
        Name: "C",
        Type: "InferenceComponent",
        Arguments: {
          InferenceComponentName: "c",
          EndpointName: "e",
          VariantName: "v",
          Specification: {
            ComputeResourceRequirements: {
              NumberOfCpuCoresRequired: get("Parameters.Cores"),
              MinMemoryRequiredInMb: 128,
            },
          },
        },
      }),
    ],
    [
      "a property file of an output that a parameter names",
      withParameters(
        [parameter("Output", "String")],
        aProcessingStep("Prepare", {
          PropertyFiles: [reportFile],
          Arguments: {
            ProcessingOutputConfig: { Outputs: [{ OutputName: get("Parameters.Output") }] },
          },
        }),
      ),
    ],
    [
      "a Lambda's declared output",
      aDefinition([
        lambda(),
        training({ HyperParameters: { id: get("Steps.Notify.OutputParameters['id']") } }),
      ]),
    ],
    [
      "the best jobs of a tuning",
      aDefinition([
        training({ HyperParameters: { best: get("Steps.Prepare.ProcessingJobArn") } }),
        aProcessingStep("Prepare"),
      ]),
    ],
    [
      "caches and retries",
      aDefinition([
        aProcessingStep("Prepare", {
          CacheConfig: { Enabled: true, ExpireAfter: "P30D" },
          RetryPolicies: [
            {
              ExceptionType: ["Step.THROTTLING", "SageMaker.CAPACITY_ERROR"],
              IntervalSeconds: 5,
              BackoffRate: 2,
              MaxAttempts: 3,
            },
          ],
        }),
      ]),
    ],
    [
      "types whose work is done elsewhere",
      aDefinition([
        {
          Name: "E",
          Type: "EMR",
          Arguments: { ClusterId: "j-1", StepConfig: { HadoopJarStep: { Jar: "a" } } },
        },
        training({ HyperParameters: { id: get("Steps.E.ClusterId") } }),
      ]),
    ],
  ])("%s", (_, definition) => {
    expect(checkDefinition(definition)).toEqual([]);
  });
});

describe("checkDefinition refuses", () => {
  it.each<[string, string, string]>([
    ["what is no JSON", "{", "Unable to parse pipeline definition. Expected property name"],
    ["a list", "[]", "Expecting start of Json Object at the definition."],
    ["an unknown member at the top", aDefinition(undefined, { Steos: [] }), "unknown property 'Steos'"],
    ["another version", aDefinition(undefined, { Version: "2021" }), "Version '2021' is not supported"],
    ["no steps at all", '{"Version":"2020-12-01"}', "Missing required property 'Steps'"],
    [
      "steps that are no list",
      aDefinition(undefined, { Steps: {} }),
      "Expecting start of Json Array at the definition.Steps.",
    ],
    ["a step without a type", aDefinition([{ Name: "A" }]), "Missing required property 'Type' at Steps[0]."],
    [
      "one dependency instead of a list",
      aDefinition([aProcessingStep("A", { DependsOn: "B" })]),
      "Expecting start of Json Array at Steps[0].DependsOn.",
    ],
    [
      "a branch that is no list",
      aDefinition([aConditionStep("C", { IfSteps: {} })]),
      "Expecting start of Json Array at Steps[0].IfSteps.",
    ],
    [
      "more than a megabyte",
      aDefinition([], { Metadata: { a: "x".repeat(1_048_576) } }),
      "at most 1048576 are allowed",
    ],
    [
      "a name twice, once in a branch",
      aDefinition([aProcessingStep("A"), aConditionStep("C", { ElseSteps: [aFailStep("A")] })]),
      "Duplicate step name found: 'A'",
    ],
    ["a name with a blank", aDefinition([aProcessingStep("a b")]), "Step name 'a b' must have"],
    [
      "an unknown step type",
      aDefinition([{ Name: "A", Type: "Train", Arguments: {} }]),
      "Unknown step type 'Train' of step 'A'",
    ],
    [
      "an unknown member of a step",
      aDefinition([aTrainingStep("A", { PropertyFiles: [] })]),
      "unknown property 'PropertyFiles' of Training step 'A'",
    ],
    [
      "a dependency on nothing",
      aDefinition([aProcessingStep("A", { DependsOn: ["B"] })]),
      "Step 'A' depends on unknown step 'B'.",
    ],
    [
      "a dependency on a condition",
      aDefinition([aConditionStep("C"), aProcessingStep("A", { DependsOn: ["C"] })]),
      "Step 'A' cannot depend on Condition step 'C'.",
    ],
    [
      "an undeclared parameter",
      aDefinition([training({ HyperParameters: { a: get("Parameters.Rate") } })]),
      "Parameter 'Rate' is undefined.",
    ],
    [
      "a reference to no step",
      aDefinition([training({ HyperParameters: { a: get("Steps.Nobody.TrainingJobName") } })]),
      "names unknown step 'Nobody'",
    ],
    [
      "a property that the step does not have",
      aDefinition([
        aProcessingStep("Prepare"),
        training({ HyperParameters: { a: get("Steps.Prepare.ModelArtifacts.S3ModelArtifacts") } }),
      ]),
      "Processing step 'Prepare' has no such property.",
    ],
    [
      "anything read from a Fail step",
      aDefinition([aFailStep("F"), training({ HyperParameters: { a: get("Steps.F.ErrorMessage") } })]),
      "Fail step 'F' has no such property.",
    ],
    [
      "an undeclared output",
      aDefinition([
        lambda(),
        training({ HyperParameters: { a: get("Steps.Notify.OutputParameters['name']") } }),
      ]),
      "Lambda step 'Notify' has no such property.",
    ],
    [
      "an unknown word of the execution",
      aDefinition([training({ HyperParameters: { a: get("Execution.Name") } })]),
      "Invalid property reference [Execution.Name].",
    ],
    [
      "a reference to nothing that there is",
      aDefinition([training({ HyperParameters: { a: get("Pipeline.Name") } })]),
      "Invalid property reference [Pipeline.Name].",
    ],
    [
      "a number where a text belongs",
      withParameters(
        [parameter("Rate", "Float")],
        training({ HyperParameters: { a: get("Parameters.Rate") } }),
      ),
      "Cannot assign property reference [Parameters.Rate] to argument of type [String].",
    ],
    [
      "a text where a number belongs",
      withParameters(
        [parameter("Count", "String")],
        training({
          ResourceConfig: {
            InstanceCount: get("Parameters.Count"),
            VolumeSizeInGB: 1,
            InstanceType: "ml.m5.large",
          },
        }),
      ),
      "Cannot assign property reference [Parameters.Count] to argument of type [Integer].",
    ],
    [
      "steps that wait for each other",
      aDefinition([aProcessingStep("A", { DependsOn: ["B"] }), aProcessingStep("B", { DependsOn: ["A"] })]),
      "Cycle detected in the pipeline definition: A -> B -> A.",
    ],
    [
      "a condition that waits for its own branch",
      aDefinition([
        aConditionStep("C", {
          Conditions: [{ Type: "Equals", LeftValue: get("Steps.A.ProcessingJobArn"), RightValue: "x" }],
          IfSteps: [aProcessingStep("A")],
        }),
      ]),
      "Cycle detected in the pipeline definition: C -> A -> C.",
    ],
    [
      "a step that reads itself",
      aDefinition([training({ HyperParameters: { a: get("Steps.Train.TrainingJobName") } })]),
      "Cycle detected in the pipeline definition: Train -> Train.",
    ],
    [
      "no condition",
      aDefinition([aConditionStep("C", { Conditions: [] })]),
      "must have at least one condition",
    ],
    [
      "an unknown condition",
      aDefinition([
        aConditionStep("C", { Conditions: [{ Type: "NotEquals", LeftValue: 1, RightValue: 2 }] }),
      ]),
      "Unknown condition type 'NotEquals'",
    ],
    [
      "a condition in old words",
      aDefinition([
        aConditionStep("C", {
          Conditions: [
            { Type: "Not", Expression: {}, Condition: { Type: "Equals", LeftValue: 1, RightValue: 1 } },
          ],
        }),
      ]),
      "Cannot parse object, unknown property 'Expression'",
    ],
    [
      "a condition without an operand",
      aDefinition([aConditionStep("C", { Conditions: [{ Type: "Equals", LeftValue: 1 }] })]),
      "Missing required property 'RightValue'",
    ],
    [
      "an alternative of nothing",
      aDefinition([aConditionStep("C", { Conditions: [{ Type: "Or", Conditions: [] }] })]),
      "Conditions must have at least one member",
    ],
    [
      "a fault within a negation",
      aDefinition([aConditionStep("C", { Conditions: [{ Type: "Not", Condition: { Type: "Less" } }] })]),
      "Unknown condition type 'Less'",
    ],
    [
      "another argument of a condition",
      aDefinition([aConditionStep("C", { ThenSteps: [] })]),
      "Unknown Argument member 'ThenSteps'",
    ],
    [
      "a failure without a message",
      aDefinition([{ Name: "F", Type: "Fail", Arguments: {} }]),
      "Fail step 'F' must have",
    ],
    [
      "another argument of a failure",
      aDefinition([{ Name: "F", Type: "Fail", Arguments: { ErrorMessage: "a", Code: 1 } }]),
      "Unknown Argument member 'Code'",
    ],
    [
      "a join of no list",
      aDefinition([training({ HyperParameters: { a: { "Std:Join": { On: "/" } } } })]),
      "Expecting start of Json Array at Std:Join.Values.",
    ],
    [
      "a computed path into a file",
      aDefinition([
        aProcessingStep("Prepare", { PropertyFiles: [reportFile] }),
        aConditionStep("C", {
          Conditions: [
            {
              Type: "Equals",
              RightValue: 1,
              LeftValue: {
                "Std:JsonGet": {
                  PropertyFile: get("Steps.Prepare.PropertyFiles.Report"),
                  Path: get("Execution.PipelineName"),
                },
              },
            },
          ],
        }),
      ]),
      "Expecting a String at Std:JsonGet.Path.",
    ],
    [
      "a value from two files",
      aDefinition([
        aConditionStep("C", {
          Conditions: [{ Type: "Equals", RightValue: 1, LeftValue: { "Std:JsonGet": { Path: "a" } } }],
        }),
      ]),
      "exactly one of PropertyFile and S3Uri",
    ],
    [
      "a file that no step declares",
      aDefinition([
        aProcessingStep("Prepare"),
        aConditionStep("C", { Conditions: [{ Type: "Equals", RightValue: 1, LeftValue: jsonGet }] }),
      ]),
      "Processing step 'Prepare' has no such property.",
    ],
    [
      "a file that is none",
      aDefinition([
        aProcessingStep("Prepare"),
        aConditionStep("C", {
          Conditions: [
            {
              Type: "Equals",
              RightValue: 1,
              LeftValue: {
                "Std:JsonGet": { PropertyFile: get("Steps.Prepare.ProcessingJobArn"), Path: "a" },
              },
            },
          ],
        }),
      ]),
      "Std:JsonGet.PropertyFile [Steps.Prepare.ProcessingJobArn] is not a property file of a step.",
    ],
    [
      "a file of no output",
      aDefinition([
        aProcessingStep("Prepare", { PropertyFiles: [{ ...reportFile, OutputName: "metrics" }] }),
      ]),
      "Property file 'Report' names unknown output 'metrics'.",
    ],
    [
      "an unknown argument",
      aDefinition([training({ Image: "a" })]),
      "Unable to parse pipeline definition. Unknown Argument member 'Image'.",
    ],
    [
      "an unknown argument deep inside",
      aDefinition([training({ OutputDataConfig: { S3OutputPath: "s3://a", s3Uri: "s3://a" } })]),
      "Unknown Argument member 's3Uri'.",
    ],
    [
      "a name that the service gives",
      aDefinition([
        {
          Name: "R",
          Type: "RegisterModel",
          Arguments: { ModelPackageGroupName: "g", ModelPackageName: "m" },
        },
      ]),
      "Unknown Argument member 'ModelPackageName'.",
    ],
    [
      "another experiment than the pipeline's",
      aDefinition([training({ ExperimentConfig: { ExperimentName: "e" } })]),
      "Unknown Argument member 'ExperimentName'.",
    ],
    [
      "a literal number as a hyperparameter",
      aDefinition([training({ HyperParameters: { rate: 0.1 } })]),
      "NUMBER_VALUE can not be converted to a String at Train.HyperParameters.rate.",
    ],
    [
      "null as an argument",
      aDefinition([training({ VpcConfig: null })]),
      "Expecting start of Json Object at Train.VpcConfig.",
    ],
    [
      "an expression where a list belongs",
      withParameters([parameter("Nets", "String")], training({ InputDataConfig: "a" })),
      "Expecting start of Json Array at Train.InputDataConfig.",
    ],
    [
      "too long a text",
      aDefinition([
        aProcessingStep("A", {
          Arguments: { AppSpecification: { ImageUri: "i", ContainerArguments: ["x".repeat(260)] } },
        }),
      ]),
      `Model Validation failed: string '${"x".repeat(260)}' with length=260 cannot be greater than 256 at A.AppSpecification.ContainerArguments.0.`,
    ],
    [
      "an empty list",
      aDefinition([training({ InputDataConfig: [] })]),
      "Model Validation failed: Value '[]' at 'inputDataConfig' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      "a missing argument",
      aDefinition([training({ OutputDataConfig: undefined })]),
      "Value null at 'outputDataConfig' failed",
    ],
    [
      "a parameter twice",
      withParameters([parameter("A", "String"), parameter("A", "String")]),
      "Duplicate parameter name found: 'A'.",
    ],
    [
      "an unknown parameter type",
      withParameters([parameter("A", "Text")]),
      "Unknown type 'Text' of parameter 'A'.",
    ],
    [
      "a default of another type",
      withParameters([parameter("A", "Integer", { DefaultValue: "1" })]),
      "The default value of parameter 'A' is not of type Integer.",
    ],
    [
      "a default that is no choice",
      withParameters([parameter("A", "String", { DefaultValue: "c", EnumValues: ["a"] })]),
      "none of its EnumValues",
    ],
    [
      "choices of numbers",
      withParameters([parameter("A", "Integer", { EnumValues: [1] })]),
      "Only a parameter of type String can have EnumValues",
    ],
    [
      "more than 200 parameters",
      withParameters(Array.from({ length: 201 }, (_, index) => parameter(`P${index}`, "String"))),
      "at most 200 parameters",
    ],
    [
      "a cache without an end",
      aDefinition([aProcessingStep("A", { CacheConfig: { Enabled: true } })]),
      "must have ExpireAfter",
    ],
    [
      "a cache of no known duration",
      aDefinition([aProcessingStep("A", { CacheConfig: { Enabled: true, ExpireAfter: "a week" } })]),
      "ExpireAfter 'a week'",
    ],
    [
      "a cache where nothing is cached",
      aDefinition([{ ...aFailStep("F"), CacheConfig: { Enabled: false } }]),
      "unknown property 'CacheConfig' of Fail step 'F'",
    ],
    [
      "two ends of retrying",
      aDefinition([
        aProcessingStep("A", {
          RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 1, ExpireAfterMin: 1 }],
        }),
      ]),
      "Only one of MaxAttempts and ExpireAfterMin",
    ],
    [
      "a retry too many",
      aDefinition([
        aProcessingStep("A", { RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 21 }] }),
      ]),
      "MaxAttempts at RetryPolicies of step 'A' must be a number from 1 to 20.",
    ],
    [
      "retries of a stale name",
      aDefinition([
        aProcessingStep("A", { RetryPolicies: [{ ExceptionType: ["SageMaker.JOB_CAPACITY_ERROR"] }] }),
      ]),
      "Unknown ExceptionType 'SageMaker.JOB_CAPACITY_ERROR'",
    ],
    [
      "retries of a job where there is none",
      aDefinition([
        {
          Name: "M",
          Type: "Model",
          Arguments: {},
          RetryPolicies: [{ ExceptionType: ["SageMaker.CAPACITY_ERROR"] }],
        },
      ]),
      "Unknown ExceptionType 'SageMaker.CAPACITY_ERROR'",
    ],
    [
      "a Lambda without its function",
      aDefinition([lambda({ FunctionArn: undefined })]),
      "Missing required property 'FunctionArn' of step 'Notify'.",
    ],
    [
      "an output of an unknown type",
      aDefinition([lambda({ OutputParameters: [{ OutputName: "a", OutputType: "Text" }] })]),
      "Unknown OutputType 'Text'",
    ],
    [
      "an output twice",
      aDefinition([
        lambda({
          OutputParameters: [
            { OutputName: "a", OutputType: "String" },
            { OutputName: "a", OutputType: "Float" },
          ],
        }),
      ]),
      "Duplicate output name found: 'a'.",
    ],
  ])("%s", (_, definition, problem) => {
    const problems = checkDefinition(definition);
    expect(problems.join("\n")).toContain(problem);
    expect(problems).toHaveLength(1);
  });

  it("everything at once", () => {
    const definition = aDefinition([
      training({ Image: "a", HyperParameters: { rate: 1, far: get("Parameters.Far") } }),
      aFailStep("Train"),
    ]);
    expect(checkDefinition(definition)).toHaveLength(4);
  });
});
