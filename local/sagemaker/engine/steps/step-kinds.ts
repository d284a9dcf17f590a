import type { Callbacks, SendMessage } from "./callback-step.ts";
import { conditionStep } from "./condition-step.ts";
import { creationStep } from "./creation-step.ts";
import { endpointStep } from "./endpoint-step.ts";
import { failStep } from "./fail-step.ts";
import { jobStep } from "./job-step.ts";
import { type InvokeLambda, lambdaStep } from "./lambda-step.ts";
import { registerModelStep } from "./register-model-step.ts";
import type { StepKind } from "./step-kind.ts";
import { tuningStep } from "./tuning-step.ts";

/** The parts of AWS beyond SageMaker that some steps need. */
export type EngineOptions = {
  /** Runs the function of a Lambda step, which fails where this is not given. */
  readonly invokeLambda?: InvokeLambda;
  /** Sends the message of a callback step, which fails where this is not given. */
  readonly sendMessage?: SendMessage;
};

const everywhere: Readonly<Record<string, StepKind>> = {
  Training: jobStep({ noun: "TrainingJob", metadataName: "TrainingJob", longestName: 63 }),
  Processing: jobStep({ noun: "ProcessingJob", metadataName: "ProcessingJob", longestName: 63 }),
  Transform: jobStep({ noun: "TransformJob", metadataName: "TransformJob", longestName: 63 }),
  Tuning: tuningStep,
  Model: creationStep({
    create: "CreateModel",
    describe: "DescribeModel",
    nameMember: "ModelName",
    arnMember: "ModelArn",
    metadataName: "Model",
  }),
  EndpointConfig: creationStep({
    create: "CreateEndpointConfig",
    describe: "DescribeEndpointConfig",
    nameMember: "EndpointConfigName",
    arnMember: "EndpointConfigArn",
    metadataName: "EndpointConfig",
  }),
  Endpoint: endpointStep,
  RegisterModel: registerModelStep,
  Condition: conditionStep,
  Fail: failStep,
};

const cannotRun =
  (type: string, need: string): StepKind =>
  async () => {
    throw new Error(`ClientError: a step of type ${type} cannot run here: ${need}`);
  };

/** How steps of a type run; a type that cannot run on this machine fails with the reason. */
export const findStepKind =
  (callbacks: Callbacks, { invokeLambda, sendMessage }: EngineOptions) =>
  (type: string): StepKind => {
    if (type === "Lambda" && invokeLambda) return lambdaStep(invokeLambda);
    if (type === "Callback" && sendMessage) return callbacks.step(sendMessage);
    return everywhere[type] ?? cannotRun(type, "it needs a service that the local system does not have");
  };
