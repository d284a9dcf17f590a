import type { ProductionVariant } from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import type { HostingRecords } from "./hosting-records.ts";
import type { ModelRecord } from "./model-record.ts";

const refuse = (message: string): never => {
  throw new AwsError("ValidationException", message);
};

const checkVariant = (variant: ProductionVariant, models: HostingRecords<ModelRecord>): void => {
  const { VariantName, ModelName, InstanceType, ServerlessConfig } = variant;
  if (!ModelName) refuse(`Production variant ${VariantName} needs a ModelName.`);
  if (!InstanceType === !ServerlessConfig) {
    refuse(`Production variant ${VariantName} needs either an InstanceType or a ServerlessConfig.`);
  }
  const { Resolved } = models.get(ModelName ?? "");
  if (ServerlessConfig && Resolved.some(({ Mode }) => Mode === "MultiModel")) {
    refuse(
      `Production variant ${VariantName} cannot be serverless: its model ${ModelName} is a multi-model container.`,
    );
  }
};

/** Refuses production variants that share a name, lack a machine, or name a model that does not exist. */
export const checkVariants = (
  variants: readonly ProductionVariant[],
  models: HostingRecords<ModelRecord>,
): void => {
  const names = variants.map(({ VariantName }) => VariantName);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated) refuse(`Production variant name ${repeated} is not unique.`);
  for (const variant of variants) checkVariant(variant, models);
};
