import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  type ProductionVariant,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { VariantState } from "../../ports/inspection.ts";

const inspectVariant = async (
  client: SageMakerClient,
  { VariantName: name = "", ModelName }: ProductionVariant,
): Promise<VariantState> => {
  if (ModelName === undefined) return { name };
  const { PrimaryContainer, Containers = [] } = await client.send(new DescribeModelCommand({ ModelName }));
  const { Mode: mode, ModelDataUrl: modelDataUrl } = PrimaryContainer ?? Containers[0] ?? {};
  return {
    name,
    ...(mode === undefined ? {} : { mode }),
    ...(modelDataUrl === undefined ? {} : { modelDataUrl }),
  };
};

/** The variants of an endpoint, with their models. */
export const inspectVariants = async (
  client: SageMakerClient,
  endpoint: string,
): Promise<readonly VariantState[]> => {
  const { EndpointConfigName } = await client.send(new DescribeEndpointCommand({ EndpointName: endpoint }));
  const { ProductionVariants = [] } = await client.send(
    new DescribeEndpointConfigCommand({ EndpointConfigName }),
  );
  return Promise.all(ProductionVariants.map((variant) => inspectVariant(client, variant)));
};
