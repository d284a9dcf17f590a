import type { SageMakerEvent } from "../context.ts";
import type { EndpointRecord } from "./endpoint-record.ts";

const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

/** `InService` is `IN_SERVICE` in events. */
const eventStatus = (status: string): string => status.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();

/** The event that tells of an endpoint's state. */
export const endpointEvent = (endpoint: EndpointRecord): SageMakerEvent => ({
  detailType: "SageMaker Endpoint State Change",
  resources: [endpoint.EndpointArn],
  detail: {
    EndpointName: endpoint.EndpointName,
    EndpointArn: endpoint.EndpointArn,
    EndpointConfigName: endpoint.EndpointConfigName,
    ProductionVariants: endpoint.Variants.map(({ variantName, weight, instanceCount }) => ({
      VariantName: variantName,
      CurrentWeight: weight,
      DesiredWeight: weight,
      CurrentInstanceCount: instanceCount,
      DesiredInstanceCount: instanceCount,
    })),
    EndpointStatus: eventStatus(endpoint.EndpointStatus),
    ...(endpoint.FailureReason !== undefined && { FailureReason: endpoint.FailureReason }),
    CreationTime: milliseconds(endpoint.CreationTime),
    LastModifiedTime: milliseconds(endpoint.LastModifiedTime),
    Tags: Object.fromEntries((endpoint.Tags ?? []).map(({ Key, Value }) => [Key, Value])),
  },
});
