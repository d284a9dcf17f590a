import type { CreateModelPackageInput, InferenceSpecification } from "@aws-sdk/client-sagemaker";
import type { Call } from "../../call.ts";
import type { SageMakerContext } from "../../context.ts";
import { refuse } from "../refuse.ts";
import { inferenceOfSource } from "./inference-of-source.ts";
import type { Registry } from "./open-registry.ts";
import { withEtags } from "./with-etags.ts";

type Parts = { readonly context: SageMakerContext; readonly call: Call; readonly registry: Registry };

const checkVersioned = ({ Tags = [], CertifyForMarketplace }: CreateModelPackageInput): void => {
  if (Tags.length > 0)
    refuse("Tags cannot be set on a versioned model package: it uses those of its model package group.");
  if (CertifyForMarketplace) refuse("CertifyForMarketplace does not apply to a versioned model package.");
};

const checkNamed = (input: CreateModelPackageInput): void => {
  if (input.ModelApprovalStatus !== undefined)
    refuse("ModelApprovalStatus does not apply to a model package without a model package group.");
  if (input.InferenceSpecification === undefined && input.SourceAlgorithmSpecification === undefined)
    refuse("Either InferenceSpecification or SourceAlgorithmSpecification must be provided.");
};

const check = (registry: Registry, input: CreateModelPackageInput): void => {
  const { ModelPackageName, ModelPackageGroupName } = input;
  if (ModelPackageName !== undefined && ModelPackageGroupName !== undefined)
    refuse(
      "Both ModelPackageName and ModelPackageGroupName are provided in the input. Cannot determine which one to use.",
    );
  if (ModelPackageGroupName !== undefined) {
    registry.groups.get(ModelPackageGroupName);
    checkVersioned(input);
  } else if (ModelPackageName !== undefined) checkNamed(input);
  else refuse("Missing ARN.");
};

/** Checks a request for a model package and finds out how to run it: as given, or as its source says. */
export const preparePackage = async (
  { context, call, registry }: Parts,
  input: CreateModelPackageInput,
): Promise<{ readonly InferenceSpecification?: InferenceSpecification }> => {
  check(registry, input);
  const found = input.InferenceSpecification ?? (await inferenceOfSource(call, input.SourceUri ?? ""));
  return found ? { InferenceSpecification: await withEtags(context.s3, found) } : {};
};
