import type { ContainerDefinition, DescribeModelPackageOutput } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import type { Call } from "../call.ts";

const ofPackage = async (container: ContainerDefinition, call: Call): Promise<ContainerDefinition[]> => {
  const request = { ModelPackageName: container.ModelPackageName };
  const found: DescribeModelPackageOutput = await call("DescribeModelPackage", request);
  const containers = found.InferenceSpecification?.Containers ?? [];
  if (containers.length === 0) {
    const message = `Model package "${container.ModelPackageName}" has no container for inference.`;
    throw new AwsError("ValidationException", message);
  }
  return containers.map(({ Image, ModelDataUrl, ModelDataSource, Environment }) => ({
    ...container,
    Image,
    ModelDataUrl,
    ModelDataSource,
    Environment: { ...Environment, ...container.Environment },
  }));
};

/** Puts in place of each model package the containers that it holds. */
export const resolveContainers = async (
  containers: readonly ContainerDefinition[],
  call: Call,
): Promise<ContainerDefinition[]> => {
  const resolved = containers.map((container) =>
    container.ModelPackageName ? ofPackage(container, call) : [container],
  );
  return (await Promise.all(resolved)).flat();
};
