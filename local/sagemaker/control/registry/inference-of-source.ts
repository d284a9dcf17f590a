import type { ContainerDefinition, InferenceSpecification } from "@aws-sdk/client-sagemaker";
import type { Call } from "../../call.ts";

const fromContainer = ({ Mode: _mode, ModelPackageName: _name, ...container }: ContainerDefinition) =>
  container;

/** How to run what a package is made from, where its source is a model or another package of this account. */
export const inferenceOfSource = async (
  call: Call,
  source: string,
): Promise<InferenceSpecification | undefined> => {
  const [, kind, name = ""] =
    /^arn:[^:]+:sagemaker:[^:]*:[^:]*:(model-package|model)\/(.+)$/.exec(source) ?? [];
  if (kind === undefined) return undefined;
  if (kind === "model-package")
    return (await call("DescribeModelPackage", { ModelPackageName: source })).InferenceSpecification;
  const { PrimaryContainer, Containers = [PrimaryContainer] } = await call("DescribeModel", {
    ModelName: name,
  });
  return { Containers: (Containers as ContainerDefinition[]).map(fromContainer) };
};
