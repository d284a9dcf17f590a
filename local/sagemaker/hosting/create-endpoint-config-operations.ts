import type { CreateEndpointConfigInput } from "@aws-sdk/client-sagemaker";
import type { Operations } from "../../gateway/json-service.ts";
import type { SageMakerContext } from "../context.ts";
import { checkVariants } from "./check-variants.ts";
import type { EndpointConfigRecord } from "./endpoint-config-record.ts";
import { openHostingRecords } from "./hosting-records.ts";
import { type ListRequest, listPage } from "./list-page.ts";
import type { ModelRecord } from "./model-record.ts";

type Created = CreateEndpointConfigInput & { readonly EndpointConfigName: string };
type Named = { readonly EndpointConfigName: string };

/** CreateEndpointConfig, DescribeEndpointConfig, ListEndpointConfigs and DeleteEndpointConfig. */
export const createEndpointConfigOperations = (context: SageMakerContext): Operations => {
  const configs = openHostingRecords<EndpointConfigRecord>(context, "endpoint-config");
  const models = openHostingRecords<ModelRecord>(context, "model");
  return {
    CreateEndpointConfig: (input: Created) => {
      configs.checkNew(input.EndpointConfigName);
      checkVariants(input.ProductionVariants ?? [], models);
      const EndpointConfigArn = configs.arnOf(input.EndpointConfigName);
      configs.put(input.EndpointConfigName, { ...input, EndpointConfigArn, CreationTime: context.now() });
      return { EndpointConfigArn };
    },
    DescribeEndpointConfig: ({ EndpointConfigName }: Named) => {
      const { Tags: _tags, ProductionVariants = [], ...config } = configs.get(EndpointConfigName);
      return {
        EnableNetworkIsolation: false,
        ...config,
        ProductionVariants: ProductionVariants.map((variant) => ({ InitialVariantWeight: 1, ...variant })),
      };
    },
    ListEndpointConfigs: (request: ListRequest) => {
      const view = ({ EndpointConfigName: name, CreationTime: creationTime }: EndpointConfigRecord) => ({
        name,
        creationTime,
      });
      const { items, ...page } = listPage(configs.list(), view, request);
      const EndpointConfigs = items.map(({ EndpointConfigName, EndpointConfigArn, CreationTime }) => ({
        EndpointConfigName,
        EndpointConfigArn,
        CreationTime,
      }));
      return { EndpointConfigs, ...page };
    },
    DeleteEndpointConfig: ({ EndpointConfigName }: Named) => {
      configs.get(EndpointConfigName);
      configs.delete(EndpointConfigName);
      return {};
    },
  };
};
