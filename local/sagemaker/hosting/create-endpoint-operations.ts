import type {
  CreateEndpointInput,
  DesiredWeightAndCapacity,
  UpdateEndpointInput,
  UpdateEndpointWeightsAndCapacitiesInput,
} from "@aws-sdk/client-sagemaker";
import { AwsError } from "../../gateway/aws-error.ts";
import type { Operations } from "../../gateway/json-service.ts";
import type { SageMakerContext } from "../context.ts";
import type { EndpointLifecycle } from "./create-endpoint-lifecycle.ts";
import { describeEndpoint } from "./describe-endpoint.ts";
import type { EndpointConfigRecord } from "./endpoint-config-record.ts";
import type { Deployment, EndpointRecord } from "./endpoint-record.ts";
import { openHostingRecords } from "./hosting-records.ts";
import { type ListRequest, listPage } from "./list-page.ts";
import type { ModelRecord } from "./model-record.ts";
import { resolveVariants } from "./resolve-variants.ts";
import { retainVariants } from "./retain-variants.ts";
import type { VariantRecord } from "./variant-record.ts";

type Named = { readonly EndpointName: string };
type Configured = Named & { readonly EndpointConfigName: string };
type ListEndpoints = ListRequest & {
  readonly StatusEquals?: string;
  readonly LastModifiedTimeBefore?: number;
  readonly LastModifiedTimeAfter?: number;
};

const refuse = (message: string): never => {
  throw new AwsError("ValidationException", message);
};

const checkInService = ({ EndpointArn, EndpointStatus }: EndpointRecord): void => {
  if (EndpointStatus === "Failed") refuse(`Cannot update endpoint "${EndpointArn}" in status Failed.`);
  if (EndpointStatus !== "InService") refuse(`Cannot update in-progress endpoint "${EndpointArn}".`);
};

const applyDesired = (
  { EndpointArn, Variants }: EndpointRecord,
  desired: readonly DesiredWeightAndCapacity[],
): VariantRecord[] => {
  const known = new Set(Variants.map(({ variantName }) => variantName));
  const unknown = desired.find(({ VariantName = "" }) => !known.has(VariantName));
  if (unknown) refuse(`Could not find variant "${unknown.VariantName}" of endpoint "${EndpointArn}".`);
  return Variants.map((variant) => {
    const wanted = desired.find(({ VariantName }) => VariantName === variant.variantName);
    return {
      ...variant,
      weight: wanted?.DesiredWeight ?? variant.weight,
      instanceCount: wanted?.DesiredInstanceCount ?? variant.instanceCount,
    };
  });
};

const isListed = (endpoint: EndpointRecord, request: ListEndpoints): boolean =>
  endpoint.EndpointStatus === (request.StatusEquals ?? endpoint.EndpointStatus) &&
  endpoint.LastModifiedTime < (request.LastModifiedTimeBefore ?? Number.POSITIVE_INFINITY) &&
  endpoint.LastModifiedTime > (request.LastModifiedTimeAfter ?? Number.NEGATIVE_INFINITY);

const viewOf = (endpoint: EndpointRecord) => ({
  name: endpoint.EndpointName,
  creationTime: endpoint.CreationTime,
  status: endpoint.EndpointStatus,
});

const summaryOf = (endpoint: EndpointRecord): object => {
  const { EndpointName, EndpointArn, CreationTime, LastModifiedTime, EndpointStatus } = endpoint;
  return { EndpointName, EndpointArn, CreationTime, LastModifiedTime, EndpointStatus };
};

/** The operations on endpoints: Create, Describe, List, Update, UpdateEndpointWeightsAndCapacities and Delete. */
export const createEndpointOperations = (
  context: SageMakerContext,
  lifecycle: EndpointLifecycle,
): Operations => {
  const endpoints = openHostingRecords<EndpointRecord>(context, "endpoint");
  const configs = openHostingRecords<EndpointConfigRecord>(context, "endpoint-config");
  const models = openHostingRecords<ModelRecord>(context, "model");

  const deploymentOf = (EndpointConfigName: string): Deployment => ({
    EndpointConfigName,
    Variants: resolveVariants(configs.get(EndpointConfigName), models),
  });

  return {
    CreateEndpoint: ({ EndpointName, EndpointConfigName, Tags }: CreateEndpointInput & Configured) => {
      endpoints.checkNew(EndpointName);
      const EndpointArn = endpoints.arnOf(EndpointName);
      const CreationTime = context.now();
      lifecycle.create({
        EndpointName,
        EndpointArn,
        ...deploymentOf(EndpointConfigName),
        EndpointStatus: "Creating",
        CreationTime,
        LastModifiedTime: CreationTime,
        Tags,
      });
      return { EndpointArn };
    },
    DescribeEndpoint: ({ EndpointName }: Named) => describeEndpoint(endpoints.get(EndpointName)),
    ListEndpoints: (request: ListEndpoints) => {
      const listed = endpoints.list().filter((endpoint) => isListed(endpoint, request));
      const { items, ...page } = listPage(listed, viewOf, request);
      return { Endpoints: items.map(summaryOf), ...page };
    },
    UpdateEndpoint: ({ EndpointName, EndpointConfigName, ...retain }: UpdateEndpointInput & Configured) => {
      const endpoint = endpoints.get(EndpointName);
      const wanted = deploymentOf(EndpointConfigName);
      checkInService(endpoint);
      const Variants = retainVariants(wanted.Variants, endpoint.Variants, retain);
      lifecycle.update(EndpointName, { ...wanted, Variants });
      return { EndpointArn: endpoint.EndpointArn };
    },
    UpdateEndpointWeightsAndCapacities: (input: UpdateEndpointWeightsAndCapacitiesInput & Named) => {
      const endpoint = endpoints.get(input.EndpointName);
      checkInService(endpoint);
      lifecycle.rescale(input.EndpointName, applyDesired(endpoint, input.DesiredWeightsAndCapacities ?? []));
      return { EndpointArn: endpoint.EndpointArn };
    },
    DeleteEndpoint: ({ EndpointName }: Named) => {
      const { EndpointStatus } = endpoints.get(EndpointName);
      if (EndpointStatus !== "Deleting") lifecycle.remove(EndpointName);
      return {};
    },
  };
};
