import { AwsError } from "../../gateway/aws-error.ts";
import type { EndpointConfigRecord } from "./endpoint-config-record.ts";
import type { HostingRecords } from "./hosting-records.ts";
import type { ModelRecord } from "./model-record.ts";
import { readHostedModel } from "./read-hosted-model.ts";
import type { VariantRecord } from "./variant-record.ts";

/** What a configuration's variants run, with their models as they are now; refuses inference pipelines. */
export const resolveVariants = (
  { ProductionVariants = [] }: EndpointConfigRecord,
  models: HostingRecords<ModelRecord>,
): VariantRecord[] =>
  ProductionVariants.map(
    ({
      VariantName = "",
      ModelName = "",
      InstanceType,
      InitialInstanceCount = 1,
      InitialVariantWeight = 1,
    }) => {
      const { Resolved, ExecutionRoleArn } = models.get(ModelName);
      const [container, ...others] = Resolved;
      if (!container || others.length > 0) {
        const message = `Model ${ModelName} has ${others.length + 1} containers; hosting runs models with one container.`;
        throw new AwsError("ValidationException", message);
      }
      return {
        variantName: VariantName,
        weight: InitialVariantWeight,
        instanceCount: InitialInstanceCount,
        instanceType: InstanceType,
        model: readHostedModel(ModelName, container, ExecutionRoleArn),
      };
    },
  );
