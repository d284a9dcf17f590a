import type { ModelPackage } from "../../domain/model-package.ts";

type Environment = NonNullable<ModelPackage["environment"]>;

// What SageMaker's inference toolkit takes where it is told nothing.
const DEFAULTS: Environment = {
  SAGEMAKER_PROGRAM: "inference.py",
  SAGEMAKER_SUBMIT_DIRECTORY: "/opt/ml/model/code",
};

// These change no answer: what is logged, where the toolkit looks for AWS, and what a multi-model endpoint does not install.
const HARMLESS: ReadonlySet<string> = new Set([
  "SAGEMAKER_CONTAINER_LOG_LEVEL",
  "SAGEMAKER_REGION",
  "SAGEMAKER_REQUIREMENTS",
]);

const valueIn = (environment: Environment, name: string): string | undefined => {
  const value = environment[name] ?? DEFAULTS[name];
  // A module's name means its file.
  return name === "SAGEMAKER_PROGRAM" ? value?.replace(/\.py$/, "") : value;
};

/**
 * The names of variables that a package asks for and that a multi-model endpoint, whose models all share the environment of
 * its one container, does not set so; none where the endpoint's environment is not known.
 */
export const unlikeVariables = (
  { environment: wanted = {} }: ModelPackage,
  environment: Environment | undefined,
): readonly string[] =>
  environment === undefined
    ? []
    : Object.keys(wanted)
        .filter((name) => !HARMLESS.has(name) && valueIn(wanted, name) !== valueIn(environment, name))
        .sort();
